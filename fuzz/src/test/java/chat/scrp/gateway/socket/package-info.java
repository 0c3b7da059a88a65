/** Fuzz tests of addresses and origins. */
@NullMarked
package chat.scrp.gateway.socket;

import org.jspecify.annotations.NullMarked;
