package chat.scrp.services.dispatch;

/**
 * Who asks: a logged-in connection. The gateway attaches it to every call; nothing in a request's
 * body can set it.
 *
 * @param user the user's number (its incarnation)
 * @param userId the user's ID on the wire
 * @param sessionId the session that the connection belongs to
 * @param connection the connection's ID, unique in the cluster: {@code replica.n}
 */
public record Caller(long user, String userId, String sessionId, String connection) {}
