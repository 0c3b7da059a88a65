package chat.scrp.services.stats;

/**
 * What the cluster has counted since its oldest living replica started.
 *
 * @param started when that was, seconds
 */
public record ServerStatistics(
    long started,
    long users,
    long maxUsers,
    long onlineUsers,
    long maxOnlineUsers,
    long rooms,
    long maxRooms,
    long messagesIn,
    long messagesOut,
    long dataIn,
    long dataOut) {}
