package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.Durability;

/**
 * Answers GET_SERVER_INFO: totals of the whole cluster (SCRP 0.0.3, section 1.2).
 *
 * @param serverNickname the name of the server
 * @param serverVersion its version
 * @param serverDescription its description
 * @param protocolVersion the SCRP version that it follows
 * @param time its time, in seconds
 * @param uptime when it started, in seconds since the epoch
 * @param users registered users
 * @param maxUsers the most registered users since the start
 * @param onlineUsers users online
 * @param maxOnlineUsers the most users online since the start
 * @param rooms registered rooms
 * @param maxRooms the most rooms since the start
 * @param messagesIn messages received since the start
 * @param messagesOut messages sent since the start
 * @param dataIn bytes received since the start
 * @param dataOut bytes sent since the start
 * @param storeEpoch changes when the store came back with less than it had
 * @param durability what an acknowledgement is worth
 */
public record GetServerInfoResponse(
    String serverNickname,
    String serverVersion,
    String serverDescription,
    String protocolVersion,
    long time,
    long uptime,
    long users,
    long maxUsers,
    long onlineUsers,
    long maxOnlineUsers,
    long rooms,
    long maxRooms,
    long messagesIn,
    long messagesOut,
    long dataIn,
    long dataOut,
    String storeEpoch,
    Durability durability)
    implements ScrpResponse {}
