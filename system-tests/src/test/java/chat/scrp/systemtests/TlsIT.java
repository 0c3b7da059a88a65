package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.TcpWire;
import chat.scrp.systemtests.harness.TestCertificate;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a certificate the TCP and HTTP ports speak TLS only; the management port stays plain. */
class TlsIT {

  @TempDir static Path directory;
  private static ServerProcess server;
  private static SSLContext trust;

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

  @Test
  void tcpSpeaksTls() throws IOException {
    byte[] request = "{\"req_id\":1,\"method\":\"GET_TIME\"}".getBytes(StandardCharsets.UTF_8);
    try (Socket socket = trust.getSocketFactory().createSocket("localhost", server.tcpPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(TcpWire.frame(request));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      JsonNode answer = Json.parse(in.readNBytes(in.readInt()));
      assertEquals(900, answer.path("err").asInt());
    }
    try (Socket socket = trust.getSocketFactory().createSocket("localhost", server.tcpPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request);
      socket.getOutputStream().write('\n');
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String line = in.readLine();
      assertEquals(900, Json.parse(line == null ? "" : line).path("err").asInt());
    }
  }

  @Test
  void thePageAndTheWebSocketSpeakTls() throws Exception {
    HttpClient http = HttpClient.newBuilder().sslContext(trust).build();
    HttpRequest page =
        HttpRequest.newBuilder(URI.create("https://localhost:" + server.httpPort() + "/")).build();
    assertEquals(200, http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode());
    CompletableFuture<String> answer = new CompletableFuture<>();
    WebSocket socket =
        http.newWebSocketBuilder()
            .subprotocols("scrp")
            .header("Origin", "https://localhost:" + server.httpPort())
            .buildAsync(
                URI.create("wss://localhost:" + server.httpPort() + "/scrp"),
                new WebSocket.Listener() {
                  @Override
                  public @Nullable CompletionStage<?> onText(
                      WebSocket webSocket, CharSequence data, boolean last) {
                    answer.complete(data.toString());
                    return null;
                  }
                })
            .get(10, TimeUnit.SECONDS);
    socket.sendText("{\"req_id\":1,\"method\":\"GET_TIME\"}", true).get(10, TimeUnit.SECONDS);
    assertEquals(900, Json.parse(answer.get(10, TimeUnit.SECONDS)).path("err").asInt());
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
