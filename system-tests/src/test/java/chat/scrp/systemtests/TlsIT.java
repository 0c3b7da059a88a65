package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.scrp.client.ClientOptions;
import chat.scrp.client.FrameConnector;
import chat.scrp.systemtests.harness.ClientWire;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.TestCertificate;
import chat.scrp.systemtests.harness.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a certificate the TCP and HTTP ports speak TLS only; the management port stays plain. */
class TlsIT {

  @TempDir static Path directory;
  private static ServerProcess server;
  private static SSLContext trust;
  private static FrameConnector trusting;

  @BeforeAll
  static void start() throws Exception {
    TestCertificate certificate = TestCertificate.create(directory);
    KeyStore keys = certificate.keys();
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(keys);
    trust = SSLContext.getInstance("TLS");
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("scrp", keys.getCertificate("scrp"));
    factory.init(trusted);
    trust.init(null, factory.getTrustManagers(), null);
    trusting =
        ClientWire.connector(
            ClientOptions.of("scrps://localhost")
                .withTrustedCertificate(certificate.certificate()));
    server =
        ServerProcess.start(
            Map.of(
                "SCRP_TLS_CERT",
                certificate.certificate().toString(),
                "SCRP_TLS_KEY",
                certificate.key().toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scrps", "scrps+line", "wss"})
  void everyTransportSpeaksTls(String scheme) {
    int port = scheme.equals("wss") ? server.httpPort() : server.tcpPort();
    try (Wire wire =
        ClientWire.connect(trusting, URI.create(scheme + "://localhost:" + port + "/scrp"))) {
      wire.ok("GET_TIME");
    }
  }

  @Test
  void thePageSpeaksTls() throws Exception {
    HttpClient http = HttpClient.newBuilder().sslContext(trust).build();
    HttpRequest page =
        HttpRequest.newBuilder(URI.create("https://localhost:" + server.httpPort() + "/")).build();
    assertEquals(200, http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode());
    WebSocket socket =
        http.newWebSocketBuilder()
            .header("Origin", "https://localhost:" + server.httpPort())
            .buildAsync(
                URI.create("wss://localhost:" + server.httpPort() + "/scrp"),
                new WebSocket.Listener() {})
            .get(10, TimeUnit.SECONDS);
    socket.abort();
  }

  @Test
  void plainTextIsNotAnsweredButOnTheManagementPort() throws Exception {
    try (Socket socket = new Socket("localhost", server.tcpPort())) {
      socket.setSoTimeout(15_000);
      socket
          .getOutputStream()
          .write("{\"req_id\":1,\"method\":\"GET_TIME\"}\n".getBytes(StandardCharsets.UTF_8));
      String answer = new String(readAll(socket), StandardCharsets.ISO_8859_1);
      assertFalse(answer.contains("resp_id"), answer);
    }
    HttpRequest live =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.managementPort() + "/health/live"))
            .build();
    int status =
        HttpClient.newHttpClient().send(live, HttpResponse.BodyHandlers.discarding()).statusCode();
    assertEquals(200, status);
    assertEquals(List.of(), server.newStackTraces());
  }

  private static byte[] readAll(Socket socket) {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
