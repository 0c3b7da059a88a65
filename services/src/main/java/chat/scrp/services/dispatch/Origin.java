package chat.scrp.services.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * The connection that a request came on, logged in or not.
 *
 * @param connection the connection's ID, unique in the cluster: {@code replica.n}
 * @param address the client's IP address
 * @param network what limits count the client by: its address (of IPv6 the first 64 bits), or null
 *     where addresses say nothing
 * @param transport "tcp", "line" or "websocket"
 * @param loop index of the event loop, which is also the index of the service addresses
 * @param client what SET_CLIENT_INFO said on this connection, or null
 */
public record Origin(
    String connection,
    String address,
    @Nullable String network,
    String transport,
    int loop,
    @Nullable ClientInfo client) {}
