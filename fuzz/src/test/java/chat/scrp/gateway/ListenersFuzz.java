package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.GatewayConfig.Doors;
import chat.scrp.gateway.socket.AddressRanges;
import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.framing.FrameDecoder;
import chat.scrp.protocol.framing.Framing;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Bytes on the real sockets of a gateway. The first one says on which: TCP, TCP behind a proxy (the
 * PROXY protocol), HTTP, or a WebSocket that is open already. The server goes on for others, logs
 * no fault, closes behind the end of the input, and what it says is well formed.
 */
class ListenersFuzz {
  private static final byte[] UPGRADE =
      """
      GET /scrp HTTP/1.1\r
      Host: localhost\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
      \r
      """
          .getBytes(StandardCharsets.US_ASCII);
  private static final int PATIENCE_MS = 60_000;
  private static final int LOOK_EACH = 64;

  private static Complaints complaints = new Complaints();
  private static GatewayFixture plain;
  private static GatewayFixture proxied;
  private static int inputs;

  @BeforeAll
  static void start() {
    complaints = Complaints.listen();
    plain = new GatewayFixture();
    GatewayConfig config = GatewayConfig.defaults();
    Doors doors = config.doors();
    AddressRanges here = AddressRanges.of(List.of("127.0.0.0/8"));
    proxied =
        new GatewayFixture(
            config.withDoors(
                new Doors(
                    here,
                    true,
                    here,
                    doors.connections(),
                    doors.guests(),
                    doors.connectionsPerAddress(),
                    doors.guestsPerAddress())));
  }

  @AfterAll
  static void stop() {
    plain.close();
    proxied.close();
  }

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] data) throws Exception {
    if (data.length < 2) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(data, 1, data.length);
    switch (data[0] % 4) {
      case 0 -> framed(rest[0], said(plain.tcpPort(), new byte[0], rest));
      case 1 -> assertNotNull(said(proxied.tcpPort(), new byte[0], rest));
      case 2 -> assertNotNull(said(plain.httpPort(), new byte[0], rest));
      default -> upgraded(said(plain.httpPort(), UPGRADE, rest));
    }
    complaints.none();
    if (++inputs % LOOK_EACH == 0) {
      try (Peer other = new Peer(plain.tcpPort())) {
        other.send("{\"req_id\":7,\"method\":\"GET_TIME\"}");
        assertEquals("{\"resp_id\":7,\"err\":900}", other.receive());
      }
    }
  }

  /** All that the server says until it hangs up, after all was sent. */
  private static byte[] said(int port, byte[] before, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      try {
        socket.getOutputStream().write(before);
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
        return socket.getInputStream().readAllBytes();
      } catch (SocketException reset) {
        // It may hang up in the middle of what it does not want.
        return new byte[0];
      }
    }
  }

  private static void framed(byte first, byte[] said) {
    Framing framing = Framing.detect(first);
    FrameDecoder decoder = framing.decoder(Framing.MAX_SERVER_MESSAGE);
    decoder.feed(
        said,
        new FrameDecoder.Sink() {
          @Override
          public void frame(byte[] frame) {
            assertTrue(Codec.decodeServerFrame(frame) instanceof ServerFrame.Response);
          }

          @Override
          public void tooLong() {
            throw new AssertionError("the server's message is too long");
          }
        });
    assertEquals(false, decoder.incomplete(), "half a message");
  }

  private static void upgraded(byte[] said) {
    if (said.length > 0) {
      String head = new String(said, 0, Math.min(12, said.length), StandardCharsets.US_ASCII);
      assertEquals("HTTP/1.1 101", head);
    }
  }
}
