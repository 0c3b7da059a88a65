/** Fuzz tests of framing. */
@NullMarked
package chat.scrp.protocol.framing;

import org.jspecify.annotations.NullMarked;
