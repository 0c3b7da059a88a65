package chat.scrp.client;

import org.jspecify.annotations.Nullable;

/**
 * How a connection ended.
 *
 * @param closeCode the close code of a WebSocket (RFC 6455, section 7.4), 1006 where the server
 *     sent none; null over TCP
 * @param cause what failed, a framing that the server broke included; null where there was no
 *     failure
 */
public record ConnectionEnd(@Nullable Integer closeCode, @Nullable Throwable cause) {

  /** The same in words, for people. */
  public String why() {
    if (cause != null) {
      return String.valueOf(cause.getMessage());
    }
    return closeCode == null
        ? "the connection was closed"
        : "the connection was closed with code " + closeCode;
  }
}
