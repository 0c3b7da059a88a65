/** Proves on real processes that the server keeps what it promises. */
@NullMarked
package chat.scrp.verifier;

import org.jspecify.annotations.NullMarked;
