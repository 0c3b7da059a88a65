package chat.scrp.server.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.management.Diagnosis;
import chat.scrp.protocol.Codec;
import chat.scrp.services.admin.AdminReplies.Stats;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers meet at listeners that are not as they should be. */
class NetworkChecksTest {
  private static final String PASSWORD = "changeit";
  private static final String DIAGNOSIS =
      """
      {"java":"17","time_ms":1,"schema":1,"host":"127.0.0.1","tcp_port":1,"http_port":1,
       "management_host":"127.0.0.1","management_port":1,"tls":false,"proxied":false,
       "allowed_origins":[],"rate_limits":true,"connections":10,"guests":5,
       "connections_per_address":10,"guests_per_address":2,"silence_ms":30000,"open_files":1,
       "max_files":1000,"redis_up":true,"canary_age_ms":1,"on_disk":true,"free_bytes":-1,
       "total_bytes":-1}
      """;

  @TempDir Path directory;

  @BeforeAll
  static void allow() {
    Probe.allowOldTls();
  }

  private static Patient at(Endpoint everything) {
    return new Patient(
        everything,
        everything,
        everything,
        decode(DIAGNOSIS, Diagnosis.class),
        1,
        decode("{\"replicas\":[]}", Stats.class),
        null,
        null,
        "",
        false);
  }

  private static <T> T decode(String json, Class<T> type) {
    return Codec.decode(json.getBytes(StandardCharsets.UTF_8), type);
  }

  private static List<String> wrong(Patient patient) {
    return NetworkChecks.of(patient).stream()
        .filter(one -> one.mark() == Finding.Mark.BAD)
        .map(Finding::item)
        .toList();
  }

  @Test
  void aServerThatLetsEverythingThroughIsFound() throws IOException {
    HttpServer careless =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    careless.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    careless.start();
    try {
      int port = careless.getAddress().getPort();

      assertEquals(
          List.of("tcp port", "websocket origin", "page headers", "management token"),
          wrong(at(new Endpoint("127.0.0.1", port, false, false))));
    } finally {
      careless.stop(0);
    }
  }

  @Test
  void clearTextThatOthersReachIsFound() {
    List<String> wrong = wrong(at(new Endpoint("127.0.0.1", 1, false, true)));

    assertTrue(wrong.containsAll(List.of("tls http", "tls tcp")), wrong::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.1, 400, let only TLS 1.2 and 1.3 through",
    "TLSv1.2, 5, renew the certificate; the server takes up the new files by itself",
    "TLSv1.3, 400, ''",
  })
  void oldVersionsAndOldCertificatesAreFound(String version, int days, String advice)
      throws Exception {
    try (SSLServerSocket listener = listen(version, days)) {
      Thread server = new Thread(() -> shakeHands(listener), "old-tls");
      server.setDaemon(true);
      server.start();

      Endpoint at = new Endpoint("127.0.0.1", listener.getLocalPort(), true, true);
      Finding found = NetworkChecks.of(at(at)).get(0);

      assertEquals(advice, found.advice(), found::toString);
    }
  }

  private static void shakeHands(SSLServerSocket listener) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.getInputStream().read();
      } catch (IOException e) {
        // Another version, or the end of the test.
      }
    }
  }

  private SSLServerSocket listen(String version, int days) throws Exception {
    Path store = directory.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertEquals(0, keytool.waitFor());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listener.setEnabledProtocols(new String[] {version});
    return listener;
  }
}
