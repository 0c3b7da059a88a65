/** Fuzz tests of the gateway as a whole. */
@NullMarked
package chat.scrp.gateway;

import org.jspecify.annotations.NullMarked;
