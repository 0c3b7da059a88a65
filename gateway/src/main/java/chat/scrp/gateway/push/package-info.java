/** From a published entry, or from the log, to the connections that must get it. */
@NullMarked
package chat.scrp.gateway.push;

import org.jspecify.annotations.NullMarked;
