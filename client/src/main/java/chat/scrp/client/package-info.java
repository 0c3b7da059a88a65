/**
 * A client of SCRP over TCP and WebSocket: typed calls, pushes in order, and a connection that
 * comes back by itself. Begin at {@link chat.scrp.client.ScrpClient}.
 */
@NullMarked
package chat.scrp.client;

import org.jspecify.annotations.NullMarked;
