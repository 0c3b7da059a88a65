package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.socket.AddressRanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections whose TLS handshake or PROXY header does not come. */
class ThresholdIT {
  private static final AddressRanges THIS_MACHINE = AddressRanges.of(List.of("127.0.0.1"));
  private static final String TIME = "{\"req_id\":1,\"method\":\"GET_TIME\"}";
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void hangsUpOnStrangersWhereOnlyProxiesMayCome() throws Exception {
    AddressRanges elsewhere = AddressRanges.of(List.of("10.0.0.0/8"));
    try (GatewayFixture fixture = new GatewayFixture(config(elsewhere, true, 10, LONG))) {
      assertTrue(isHungUpOn(fixture.tcpPort()));
    }
  }

  @Test
  void doesNotWaitLongForTheHeaderOfAProxy() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture(config(THIS_MACHINE, true, 10, SHORT));
        Peer proxy = new Peer(fixture.tcpPort())) {
      long begin = System.nanoTime();
      proxy.sendRaw("PROXY ".getBytes(StandardCharsets.US_ASCII));

      assertTrue(proxy.isEnded());
      assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(8));
    }
  }

  @Test
  void leavesAloneWhoHasCrossed() throws Exception {
    String header = "PROXY TCP4 203.0.113.9 127.0.0.1 5555 42015\r\n";
    try (GatewayFixture fixture = new GatewayFixture(config(THIS_MACHINE, true, 1, SHORT));
        Peer proxy = new Peer(fixture.tcpPort());
        Peer late = new Peer(fixture.tcpPort())) {
      proxy.sendRaw(header.getBytes(StandardCharsets.US_ASCII));
      // One that began later is over; this one is not.
      assertTrue(late.isEnded());
      proxy.send(TIME);
      assertEquals("{\"resp_id\":1,\"err\":900}", proxy.receive());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsAndTimesHandshakes(boolean tcp) throws Exception {
    GatewayConfig.Tls tls =
        new GatewayConfig.Tls(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    TlsIT.writeCertificate(tls, "one");
    GatewayConfig.Listen listen = new GatewayConfig.Listen("127.0.0.1", 0, 0, 0, tls, List.of());
    GatewayConfig config = config(AddressRanges.none(), false, 2, Duration.ofSeconds(2));
    try (GatewayFixture fixture = new GatewayFixture(config, listen)) {
      int port = tcp ? fixture.tcpPort() : fixture.httpPort();
      try (Peer first = new Peer(port);
          Peer second = new Peer(port)) {
        // A third of this address has no room while two are silent, and has when they are gone.
        long begin = System.nanoTime();
        assertTrue(isHungUpOn(port));
        assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(1));
        assertTrue(first.isEnded());
        assertTrue(second.isEnded());
        TlsIT.exchange(fixture.tcpPort());
      }
    }
  }

  private static boolean isHungUpOn(int port) {
    try (Peer peer = new Peer(port)) {
      return peer.isEnded();
    } catch (IOException reset) {
      return true;
    }
  }

  private static GatewayConfig config(
      AddressRanges trusted, boolean proxyProtocol, int perAddress, Duration frame) {
    GatewayConfig config = GatewayConfig.defaults();
    GatewayConfig.Timing t = config.timing();
    return config
        .withDoors(
            new GatewayConfig.Doors(
                trusted, proxyProtocol, AddressRanges.none(), 100, 100, perAddress, perAddress))
        .withTiming(
            new GatewayConfig.Timing(
                t.service(),
                t.silence(),
                frame,
                t.ping(),
                t.stuck(),
                t.linger(),
                t.marks(),
                t.retry(),
                t.recheck(),
                t.httpIdle(),
                t.reconnect(),
                t.drain()));
  }
}
