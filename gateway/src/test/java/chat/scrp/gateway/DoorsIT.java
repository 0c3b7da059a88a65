package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.socket.AddressRanges;
import chat.scrp.services.dispatch.Origin;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who may connect, how often, and which address a client is taken to have. */
class DoorsIT {
  private static final String TIME = "{\"req_id\":1,\"method\":\"GET_TIME\"}";
  private static final String LOOK = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String TIME_ANSWER = "{\"resp_id\":1,\"err\":900}";
  private static final AddressRanges THIS_MACHINE = AddressRanges.of(List.of("127.0.0.1"));

  @Test
  void letsInAsManyOfOneAddressAsItMay() throws Exception {
    try (GatewayFixture fixture = fixture(AddressRanges.none(), false, 10, 2)) {
      try (Peer first = greeted(fixture)) {
        Peer second = greeted(fixture);
        assertTrue(isRefused(fixture));
        // One that is logged in makes room for another guest.
        first.send(
            "{\"req_id\":2,\"method\":\"LOG_IN\",\"user_id\":\"a\",\"user_password\":\"secret\"}");
        assertTrue(first.receive().startsWith("{\"resp_id\":2,\"err\":900"));
        try (Peer third = greeted(fixture)) {
          assertTrue(isRefused(fixture));
          second.close();
          Until.isTrue("there is room", () -> !isRefused(fixture));
          third.send(TIME);
          assertEquals(TIME_ANSWER, third.receive());
        }
      }
    }
  }

  @Test
  void countsWebSocketsToo() throws Exception {
    try (GatewayFixture fixture = fixture(AddressRanges.none(), false, 1, 1);
        Peer only = greeted(fixture)) {
      var client = fixture.vertx.createWebSocketClient();
      WebSocketConnectOptions options = options(fixture);
      assertThrows(Throwable.class, () -> client.connect(options).await(5, TimeUnit.SECONDS));
      only.send(TIME);
      assertEquals(TIME_ANSWER, only.receive());
    }
  }

  @Test
  void countsThoseWhoOnlyLookAtThePage() throws Exception {
    try (GatewayFixture fixture = fixture(AddressRanges.none(), false, 2, 2)) {
      Peer one = looking(fixture);
      try (Peer two = looking(fixture)) {
        assertThrows(IOException.class, () -> looking(fixture));
        assertTrue(isRefused(fixture));
        one.close();
        Until.isTrue("there is room", () -> !isRefused(fixture));
        two.sendRaw(LOOK.getBytes(StandardCharsets.UTF_8));
      }
      Until.isTrue("all are gone", () -> !isRefused(fixture));
    }
  }

  private static Peer looking(GatewayFixture fixture) throws IOException {
    Peer peer = new Peer(fixture.httpPort());
    peer.sendRaw(LOOK.getBytes(StandardCharsets.UTF_8));
    assertEquals("HTTP/1.1 200 OK\r", peer.receiveLine());
    return peer;
  }

  @Test
  void endsAConnectionWithABodyThatNobodyWants() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture();
        Peer peer = new Peer(fixture.httpPort())) {
      String post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\nx";
      peer.sendRaw(post.getBytes(StandardCharsets.UTF_8));
      assertTrue(peer.readToTheEnd().startsWith("HTTP/1.1 405"));
    }
  }

  @Test
  void doesNotLimitThisMachineByDefault() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture();
        Peer peer = greeted(fixture)) {
      assertNull(origin(fixture).network());
      peer.send(TIME);
      assertEquals(TIME_ANSWER, peer.receive());
    }
  }

  @Test
  void believesThePortOfAProxyThatIsTrusted() throws Exception {
    try (GatewayFixture fixture = fixture(THIS_MACHINE, true, 10, 10);
        Peer peer = new Peer(fixture.tcpPort())) {
      String header = "PROXY TCP4 203.0.113.9 127.0.0.1 5555 42015\r\n";
      peer.sendRaw(header.getBytes(StandardCharsets.US_ASCII));
      peer.send(TIME);

      assertEquals(TIME_ANSWER, peer.receive());
      assertEquals("203.0.113.9", origin(fixture).address());
      assertEquals("203.0.113.9", origin(fixture).network());
    }
  }

  /** Version 2, in bytes: TCP over IPv6, from 2001:db8::9. */
  @Test
  void believesTheSecondVersionToo() throws Exception {
    try (GatewayFixture fixture = fixture(THIS_MACHINE, true, 10, 10);
        Peer peer = new Peer(fixture.tcpPort())) {
      String ends = "20010db8" + "00".repeat(11) + "09" + "00".repeat(15) + "01" + "15b3a41f";
      peer.sendRaw(HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + "21210024" + ends));
      peer.send(TIME);

      assertEquals(TIME_ANSWER, peer.receive());
      assertEquals("2001:db8:0:0:0:0:0:9", origin(fixture).address());
    }
  }

  /** Of a connection that the proxy makes for itself: it comes from the proxy. */
  @Test
  void takesAProxyItselfForWhatItIs() throws Exception {
    try (GatewayFixture fixture = fixture(THIS_MACHINE, true, 10, 10);
        Peer peer = new Peer(fixture.tcpPort())) {
      peer.sendRaw(HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + "20000000"));
      peer.send(TIME);

      assertEquals(TIME_ANSWER, peer.receive());
      assertEquals("127.0.0.1", origin(fixture).address());
    }
  }

  @Test
  void cutsOffAForgedProxyHeader() throws Exception {
    AddressRanges elsewhere = AddressRanges.of(List.of("10.0.0.0/8"));
    try (GatewayFixture fixture = fixture(elsewhere, true, 10, 10)) {
      assertTrue(isRefused(fixture, "PROXY TCP4 203.0.113.9 127.0.0.1 5555 42015\r\n"));
      assertEquals(List.of(), fixture.services.calls);
    }
  }

  @Test
  void believesForwardedHeadersOfAProxyThatIsTrusted() throws Exception {
    try (GatewayFixture fixture = fixture(THIS_MACHINE, false, 10, 10)) {
      assertEquals("203.0.113.9", addressBehindHeaders(fixture, true));
    }
  }

  @Test
  void ignoresForwardedHeadersOfAnybodyElse() throws Exception {
    try (GatewayFixture fixture = fixture(AddressRanges.none(), false, 10, 10)) {
      assertEquals("127.0.0.1", addressBehindHeaders(fixture, false));
    }
  }

  private static String addressBehindHeaders(GatewayFixture fixture, boolean trusted)
      throws Exception {
    String scheme = trusted ? "https" : "http";
    WebSocketConnectOptions options =
        options(fixture)
            // Some proxies write a line of their own behind that of the client.
            .addHeader("X-Forwarded-For", "1.1.1.1")
            .addHeader("X-Forwarded-For", "2.2.2.2, 203.0.113.9")
            .addHeader("X-Forwarded-Proto", "https")
            .addHeader("Origin", scheme + "://127.0.0.1:" + fixture.httpPort());
    WebSocket socket = GatewayFixture.await(fixture.vertx.createWebSocketClient().connect(options));
    GatewayFixture.await(socket.writeTextMessage(TIME));
    Until.isTrue("a call came", () -> !fixture.services.calls.isEmpty());
    GatewayFixture.await(socket.close());
    return origin(fixture).address();
  }

  private static WebSocketConnectOptions options(GatewayFixture fixture) {
    return new WebSocketConnectOptions()
        .setHost("127.0.0.1")
        .setPort(fixture.httpPort())
        .setURI("/scrp");
  }

  private static GatewayFixture fixture(
      AddressRanges trusted, boolean proxyProtocol, int perAddress, int guestsPerAddress) {
    var doors =
        new GatewayConfig.Doors(
            trusted, proxyProtocol, AddressRanges.none(), 100, 100, perAddress, guestsPerAddress);
    return new GatewayFixture(GatewayConfig.defaults().withDoors(doors));
  }

  private static Peer greeted(GatewayFixture fixture) throws IOException {
    Peer peer = new Peer(fixture.tcpPort());
    peer.send(TIME);
    assertEquals(TIME_ANSWER, peer.receive());
    return peer;
  }

  private static boolean isRefused(GatewayFixture fixture) {
    return isRefused(fixture, "");
  }

  private static boolean isRefused(GatewayFixture fixture, String header) {
    try (Peer peer = new Peer(fixture.tcpPort())) {
      peer.sendRaw(header.getBytes(StandardCharsets.US_ASCII));
      peer.send(TIME);
      return peer.isEnded();
    } catch (IOException reset) {
      return true;
    }
  }

  private static Origin origin(GatewayFixture fixture) {
    return fixture.services.calls.get(0).origin();
  }
}
