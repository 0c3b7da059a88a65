package chat.scrp.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.protocol.framing.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFramingTest {
  private static ByteBuf framed(WireFraming framing, byte[] json) {
    ByteBuf out = Unpooled.buffer();
    framing.put(out, json);
    assertEquals(framing.size(json.length), out.readableBytes());
    return out;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 1 << 20})
  void writesWhatReadersOfTheFramingExpect(int length) {
    byte[] json = new byte[length];
    assertArrayEquals(
        Framing.LENGTH_PREFIX.encode(json),
        ByteBufUtil.getBytes(framed(WireFraming.LENGTH_PREFIX, json)));
    assertArrayEquals(
        Framing.LINE.encode(json), ByteBufUtil.getBytes(framed(WireFraming.LINE, json)));
    EmbeddedChannel client =
        new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20));
    client.writeInbound(framed(WireFraming.WEBSOCKET, json));
    TextWebSocketFrame frame = client.readInbound();
    assertEquals(length, frame.content().readableBytes());
    frame.release();
  }
}
