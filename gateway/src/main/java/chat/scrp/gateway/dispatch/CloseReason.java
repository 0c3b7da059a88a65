package chat.scrp.gateway.dispatch;

/** Why the server closes a connection. */
public enum CloseReason {
  /** Not logged in, and silent. */
  SILENT(1000),
  /** A frame began and did not end. */
  INCOMPLETE_FRAME(1008),
  /** Too many unreadable frames in a row. */
  BAD_FRAMES(1008),
  /** A request over the limit. */
  TOO_LONG(1009),
  /** What breaks the WebSocket protocol. */
  PROTOCOL(1002),
  /** A binary WebSocket message. */
  BINARY(1003),
  /** A WebSocket text message that is no UTF-8. */
  NOT_UTF8(1007),
  /** The server shuts down. */
  GOING_AWAY(1001);

  private final short webSocketStatus;

  CloseReason(int webSocketStatus) {
    this.webSocketStatus = (short) webSocketStatus;
  }

  /** The status of the WebSocket close frame (RFC 6455, section 7.4). */
  public short webSocketStatus() {
    return webSocketStatus;
  }
}
