/** Listeners, connections, and what waits to be written to them. */
@NullMarked
package chat.scrp.gateway.socket;

import org.jspecify.annotations.NullMarked;
