/**
 * A client of SCRP over TCP and WebSocket: typed calls, pushes in order, and a connection that
 * comes back by itself. Begin at {@link chat.scrp.client.ScrpClient}; tools that want the bytes
 * begin at {@link chat.scrp.client.FrameConnector}.
 */
@NullMarked
package chat.scrp.client;

import org.jspecify.annotations.NullMarked;
