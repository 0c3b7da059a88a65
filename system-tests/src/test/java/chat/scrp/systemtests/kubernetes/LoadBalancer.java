package chat.scrp.systemtests.kubernetes;

import chat.scrp.systemtests.harness.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** HAProxy before some places where servers come and go; it asks each whether it is ready. */
final class LoadBalancer implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** The ports of one server. */
  record Place(int tcp, int http, int management) {}

  private final Process process;
  private final Path control;
  private final int tcpPort;
  private final int httpPort;
  private final List<Place> places;

  private LoadBalancer(
      Process process, Path control, int tcpPort, int httpPort, List<Place> places) {
    this.process = process;
    this.control = control;
    this.tcpPort = tcpPort;
    this.httpPort = httpPort;
    this.places = places;
  }

  /** Starts it, with nobody behind it. */
  static LoadBalancer start(int count) throws IOException {
    Path program = Tools.require("haproxy", "haproxy");
    Path directory = Files.createTempDirectory("scrp-haproxy");
    Path control = directory.resolve("control");
    List<Integer> ports = freePorts(2 + 3 * count);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(new Place(ports.get(2 + 3 * i), ports.get(3 + 3 * i), ports.get(4 + 3 * i)));
    }
    Path file = directory.resolve("haproxy.cfg");
    Files.writeString(file, configuration(control, ports.get(0), ports.get(1), places));
    Process process =
        new ProcessBuilder(program.toString(), "-db", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    var balancer = new LoadBalancer(process, control, ports.get(0), ports.get(1), places);
    balancer.await("HAProxy", () -> connects(ports.get(0)));
    return balancer;
  }

  private static String configuration(Path control, int tcp, int http, List<Place> places) {
    var text = new StringBuilder();
    text.append("global\n  stats socket ").append(control).append(" level admin\n");
    text.append("defaults\n  timeout connect 2s\n  timeout client 5m\n  timeout server 5m\n");
    text.append("  timeout tunnel 5m\n  retries 3\n  option redispatch 1\n");
    listen(text, "tcp", "tcp", tcp, places.stream().map(Place::tcp).toList(), places);
    listen(text, "http", "http", http, places.stream().map(Place::http).toList(), places);
    return text.toString();
  }

  /** Who is not ready gets no new connection and keeps those that it has. */
  private static void listen(
      StringBuilder text,
      String name,
      String mode,
      int port,
      List<Integer> ports,
      List<Place> places) {
    text.append("listen ").append(name).append("\n  mode ").append(mode);
    text.append("\n  bind 127.0.0.1:").append(port);
    text.append("\n  balance leastconn\n  option httpchk GET /health/ready\n");
    text.append("  default-server check inter 200ms rise 1 fall 1\n");
    for (int i = 0; i < places.size(); i++) {
      text.append(
          "  server s%d 127.0.0.1:%d port %d%n"
              .formatted(i, ports.get(i), places.get(i).management()));
    }
  }

  /** Below those that the system gives to outgoing connections: who comes back finds its port. */
  private static List<Integer> freePorts(int count) {
    List<Integer> ports = new ArrayList<>();
    while (ports.size() < count) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      if (!ports.contains(port) && isFree(port)) {
        ports.add(port);
      }
    }
    return ports;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  int tcpPort() {
    return tcpPort;
  }

  int httpPort() {
    return httpPort;
  }

  Place place(int number) {
    return places.get(number);
  }

  /** Of all places, whether there is a server or not. */
  List<Integer> managementPorts() {
    return places.stream().map(Place::management).toList();
  }

  /** Waits until new connections may go to the server in that place. */
  void awaitTaken(int place) {
    await("server in place " + place, () -> isUp("tcp", place) && isUp("http", place));
  }

  /** The 18th column of the statistics is the state. */
  private boolean isUp(String proxy, int place) {
    String row = proxy + ",s" + place + ",";
    return ask("show stat")
        .lines()
        .anyMatch(line -> line.startsWith(row) && line.split(",", -1)[17].equals("UP"));
  }

  private String ask(String command) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(control));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return "";
    }
  }

  private interface Look {
    boolean found();
  }

  private void await(String what, Look look) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!look.found()) {
      if (System.nanoTime() - end > 0 || !process.isAlive()) {
        throw new AssertionError(what + " is not there; see " + control.resolveSibling("log"));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static boolean connects(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
