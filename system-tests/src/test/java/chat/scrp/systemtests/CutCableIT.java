package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Tools;
import chat.scrp.systemtests.harness.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Clients behind a cable that is pulled: a network namespace that from some moment on drops
 * everything. Needs root and {@code ip} and {@code iptables}, as on the machine that builds.
 */
@Execution(ExecutionMode.CONCURRENT)
class CutCableIT {
  private static final String NAMESPACE = "scrp-cut-" + ProcessHandle.current().pid();
  private static final String LINK = "scrpa" + ProcessHandle.current().pid() % 10_000_000;

  /** A network of its own, so that what a killed run left behind is not in the way. */
  private static final String NETWORK = "10.231." + ProcessHandle.current().pid() % 250 + ".";

  private static final String HOST = NETWORK + "1";
  private static final String HANDSHAKE =
      "GET /scrp HTTP/1.1\r\nHost: "
          + HOST
          + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
  private static final Duration NOTICED = Duration.ofSeconds(60);

  private final List<Process> far = new ArrayList<>();
  private boolean made;

  @BeforeEach
  void layCable() throws Exception {
    Tools.require("ip", "iproute2");
    Tools.require("iptables", "iptables");
    made = run("ip", "netns", "add", NAMESPACE);
    boolean laid =
        made
            && run("ip", "link", "add", LINK, "type", "veth", "peer", "far", "netns", NAMESPACE)
            && run("ip", "addr", "add", HOST + "/24", "dev", LINK)
            && run("ip", "link", "set", LINK, "up")
            && inside("ip", "addr", "add", NETWORK + "2/24", "dev", "far")
            && inside("ip", "link", "set", "far", "up")
            && inside("iptables", "-L");
    assertTrue(laid, "network namespaces are not allowed here: run as root");
  }

  @AfterEach
  void removeCable() throws Exception {
    // What a shell has started would hold the namespace, and with it the address, for good.
    far.forEach(shell -> shell.descendants().forEach(ProcessHandle::destroyForcibly));
    far.forEach(Process::destroyForcibly);
    if (made) {
      run("ip", "link", "del", LINK);
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

  /** A connection from beyond the cable. */
  private Process connect(int port) throws IOException {
    Process process =
        new ProcessBuilder(
                "ip",
                "netns",
                "exec",
                NAMESPACE,
                "bash",
                "-c",
                "exec 3<>/dev/tcp/" + HOST + "/" + port + "; cat <&3 & cat >&3")
            .redirectErrorStream(true)
            .start();
    far.add(process);
    return process;
  }

  private static void say(Process connection, byte[] bytes) throws IOException {
    connection.getOutputStream().write(bytes);
    connection.getOutputStream().flush();
  }

  /** Nothing may follow the handshake before it is answered. */
  private static void openWebSocket(Process connection) throws IOException {
    say(connection, HANDSHAKE.getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      int next = connection.getInputStream().read();
      assertTrue(next >= 0, answer::toString);
      answer.append((char) next);
    }
    assertTrue(answer.toString().startsWith("HTTP/1.1 101"), answer::toString);
  }

  private static byte[] logIn(String user) {
    String request =
        "{\"req_id\":1,\"method\":\"LOG_IN\",\"user_id\":\"%s\",\"user_password\":\"%s\"}\n";
    return request.formatted(user, Cast.PASSWORD).getBytes(StandardCharsets.UTF_8);
  }

  /** One text frame that is masked with zeros. */
  private static byte[] webSocket(byte[] payload) {
    byte[] all = new byte[6 + payload.length];
    all[0] = (byte) 0x81;
    all[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, all, 6, payload.length);
    return all;
  }

  @Test
  void isNoticedWithinAMinute() throws Exception {
    try (ServerProcess server = ServerProcess.start(Map.of("SCRP_HOST", "0.0.0.0"));
        Cast cast = new Cast(server, Transport.TCP)) {
      Client byTcp = cast.user("tcp");
      Client byWebSocket = cast.user("ws");
      Client friendOfTcp = friendWhoSawItGo(cast, byTcp);
      Client friendOfWebSocket = friendWhoSawItGo(cast, byWebSocket);
      say(connect(server.tcpPort()), logIn(byTcp.id));
      Process socket = connect(server.httpPort());
      openWebSocket(socket);
      say(socket, webSocket(logIn(byWebSocket.id)));
      friendOfTcp.presence("USER_ONLINE", byTcp.id);
      friendOfWebSocket.presence("USER_ONLINE", byWebSocket.id);
      assertTrue(
          inside("iptables", "-I", "INPUT", "-j", "DROP")
              && inside("iptables", "-I", "OUTPUT", "-j", "DROP"),
          "the cable is not pulled");
      long pulled = System.nanoTime();
      expectOffline(friendOfTcp, byTcp, pulled);
      expectOffline(friendOfWebSocket, byWebSocket, pulled);
    }
  }

  private static Client friendWhoSawItGo(Cast cast, Client user) {
    Client friend = cast.user("f");
    cast.befriend(friend, user);
    user.close();
    friend.presence("USER_OFFLINE", user.id);
    return friend;
  }

  private static void expectOffline(Client friend, Client user, long pulled) {
    friend.wire.presence("USER_OFFLINE", user.id, NOTICED);
    Duration took = Duration.ofNanos(System.nanoTime() - pulled);
    assertTrue(took.compareTo(NOTICED) < 0, user.id + " after " + took);
  }
}
