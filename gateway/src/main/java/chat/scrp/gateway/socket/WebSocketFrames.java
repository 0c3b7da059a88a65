package chat.scrp.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.List;

/** Netty's decoder of WebSocket frames, which knows whether it is inside one. */
final class WebSocketFrames extends WebSocket13FrameDecoder {
  private static final WebSocketDecoderConfig CONFIG =
      WebSocketDecoderConfig.newBuilder()
          .expectMaskedFrames(true)
          .allowMaskMismatch(false)
          .allowExtensions(false)
          .maxFramePayloadLength(WebSocketWire.MAX_MESSAGE)
          .closeOnProtocolViolation(false)
          .withUTF8Validator(false)
          .build();

  private boolean incomplete;

  WebSocketFrames() {
    super(CONFIG);
  }

  /** Whether the first bytes of a frame are there but not all of it. */
  boolean incomplete() {
    return incomplete;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> frames)
      throws Exception {
    int before = frames.size();
    super.decode(context, bytes, frames);
    incomplete = frames.size() == before || bytes.isReadable();
  }
}
