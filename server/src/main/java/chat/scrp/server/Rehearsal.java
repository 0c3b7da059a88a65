package chat.scrp.server;

import chat.scrp.server.config.Configuration;
import chat.scrp.server.config.ServerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A start for nothing, on an empty store: the launcher lets the JVM record the classes that it
 * loads, which makes later starts faster.
 */
final class Rehearsal {
  private static final int TIMEOUT_MILLIS = 10_000;

  /** What most people ask, so that the first of them need not wait for classes either. */
  private static final String REQUESTS =
      """
      {"req_id":1,"method":"SIGN_UP","user_id":"rehearsal","user_password":"rehearsal","user_nickname":"r"}
      {"req_id":2,"method":"LOG_IN","user_id":"rehearsal","user_password":"rehearsal"}
      {"req_id":3,"method":"CREATE_ROOM","room_id":"rehearsal","room_nickname":"r","room_access":0}
      {"req_id":4,"method":"SEND_ROOM_MESSAGE","room_id":"rehearsal","text":"r"}
      {"req_id":5,"method":"RECEIVE_MESSAGE","room_id":"rehearsal"}
      {"req_id":6,"method":"LOG_OUT"}
      """;

  private Rehearsal() {}

  static void run() {
    try {
      Path data = Files.createTempDirectory("scrp-rehearsal");
      try (ScrpServer server = ScrpServer.start(config(data))) {
        talk(server.gateway().addresses().tcpPort(), REQUESTS, "{\"resp_id\":6,");
        talk(server.gateway().addresses().httpPort(), "GET / HTTP/1.0\r\n\r\n", "HTTP/1.");
      } finally {
        delete(data);
      }
    } catch (IOException e) {
      throw new StartException("The rehearsal failed: " + e, e);
    }
  }

  private static ServerConfig config(Path data) {
    Map<String, String> flags =
        Map.of(
            "SCRP_TCP_PORT", "0",
            "SCRP_HTTP_PORT", "0",
            "SCRP_MANAGEMENT_PORT", "0",
            "SCRP_DRAIN_TIMEOUT", "1s",
            "SCRP_DATA_DIR", data.toString());
    return Configuration.load(flags, Map.of(), Version.NUMBER).server();
  }

  /** Says it and reads until a line that begins so. */
  private static void talk(int port, String words, String last) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
      var answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String line = answers.readLine();
      while (line != null && !line.startsWith(last)) {
        line = answers.readLine();
      }
      if (line == null) {
        throw new IOException("no answer at port " + port);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
