package chat.scrp.gateway.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import java.util.function.IntConsumer;

/**
 * Stands behind the WebSocket decoder: what breaks RFC 6455 there would close the channel at once,
 * but a frame over the limit has to be answered first, and each violation gets its close frame.
 */
final class FrameViolations extends ChannelInboundHandlerAdapter {
  private final IntConsumer onViolation;

  /**
   * Makes the handler of one connection.
   *
   * @param onViolation gets the status of the close frame
   */
  FrameViolations(IntConsumer onViolation) {
    this.onViolation = onViolation;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    if (cause instanceof CorruptedWebSocketFrameException violation) {
      onViolation.accept(violation.closeStatus().code());
    } else {
      ctx.fireExceptionCaught(thrown);
    }
  }
}
