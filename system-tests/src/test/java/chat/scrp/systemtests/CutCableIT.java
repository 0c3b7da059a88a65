package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Clients behind a cable that is pulled: a network namespace that from some moment on drops
 * everything. Needs root and {@code ip} and {@code iptables}, as on the machine that builds.
 */
class CutCableIT {
  private static final String NAMESPACE = "scrp-cut-" + ProcessHandle.current().pid();
  private static final String HOST = "10.231.77.1";
  private static final Duration NOTICED = Duration.ofSeconds(60);

  /** The keep-alive of TCP needs all of that time; a busy machine a little more. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final List<Process> far = new ArrayList<>();
  private boolean made;

  @BeforeEach
  void layCable() throws Exception {
    String link = "scrpa" + ProcessHandle.current().pid() % 10_000_000;
    made = run("ip", "netns", "add", NAMESPACE);
    boolean laid =
        made
            && run("ip", "link", "add", link, "type", "veth", "peer", "far", "netns", NAMESPACE)
            && run("ip", "addr", "add", HOST + "/24", "dev", link)
            && run("ip", "link", "set", link, "up")
            && inside("ip", "addr", "add", "10.231.77.2/24", "dev", "far")
            && inside("ip", "link", "set", "far", "up")
            && inside("iptables", "-L");
    assumeTrue(laid, "no network namespaces here");
  }

  @AfterEach
  void removeCable() throws Exception {
    far.forEach(Process::destroyForcibly);
    if (made) {
      run("ip", "netns", "del", NAMESPACE);
    }
  }

  private static boolean inside(String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", NAMESPACE));
    all.addAll(List.of(command));
    return run(all.toArray(String[]::new));
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** A connection from beyond the cable that says this. */
  private void connect(int port, byte[] said) throws IOException {
    Process process =
        new ProcessBuilder(
                "ip",
                "netns",
                "exec",
                NAMESPACE,
                "bash",
                "-c",
                "exec 3<>/dev/tcp/" + HOST + "/" + port + "; cat <&3 >/dev/null & cat >&3")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    far.add(process);
    OutputStream in = process.getOutputStream();
    in.write(said);
    in.flush();
  }

  private static byte[] logIn(String user) {
    String request =
        "{\"req_id\":1,\"method\":\"LOG_IN\",\"user_id\":\"%s\",\"user_password\":\"%s\"}\n";
    return request.formatted(user, Cast.PASSWORD).getBytes(StandardCharsets.UTF_8);
  }

  /** The handshake, and one text frame that is masked with zeros. */
  private static byte[] webSocket(byte[] payload) {
    byte[] handshake =
        ("GET /scrp HTTP/1.1\r\nHost: "
                + HOST
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[handshake.length + 6 + payload.length];
    System.arraycopy(handshake, 0, all, 0, handshake.length);
    all[handshake.length] = (byte) 0x81;
    all[handshake.length + 1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, all, handshake.length + 6, payload.length);
    return all;
  }

  @Test
  void isNoticedWithinAMinute() throws Exception {
    try (ServerProcess server = ServerProcess.start(Map.of("SCRP_HOST", "0.0.0.0"));
        Cast cast = new Cast(server, Transport.TCP)) {
      Client friend = cast.user("f");
      List<String> gone = new ArrayList<>();
      for (String name : List.of("tcp", "ws")) {
        Client user = cast.user(name);
        cast.befriend(friend, user);
        gone.add(user.id);
        user.close();
        friend.presence("USER_OFFLINE", user.id);
      }
      connect(server.tcpPort(), logIn(gone.get(0)));
      connect(server.httpPort(), webSocket(logIn(gone.get(1))));
      for (String user : gone) {
        friend.presence("USER_ONLINE", user);
      }
      assertTrue(
          inside("iptables", "-I", "INPUT", "-j", "DROP")
              && inside("iptables", "-I", "OUTPUT", "-j", "DROP"),
          "the cable is not pulled");
      long pulled = System.nanoTime();
      for (String user : gone) {
        friend.wire.presence("USER_OFFLINE", user, NOTICED.plus(SLACK).plusSeconds(5));
        Duration took = Duration.ofNanos(System.nanoTime() - pulled);
        System.getLogger("cable").log(System.Logger.Level.INFO, "{0} after {1}", user, took);
        assertTrue(took.compareTo(NOTICED.plus(SLACK)) < 0, user + " after " + took);
      }
    }
  }
}
