package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final List<String> SECURITY_HEADERS =
      List.of(
          "content-security-policy",
          "x-content-type-options",
          "referrer-policy",
          "cross-origin-opener-policy",
          "cross-origin-resource-policy",
          "permissions-policy");
  private static GatewayFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new GatewayFixture();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  private static HttpResponse<String> get(int port, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertSecured(HttpResponse<?> answer) {
    for (String name : SECURITY_HEADERS) {
      assertTrue(answer.headers().firstValue(name).isPresent(), name);
    }
    String policy = answer.headers().firstValue("content-security-policy").orElse("");
    assertTrue(!policy.contains("unsafe-inline"), policy);
  }

  @Test
  void servesThePageWithSecurityHeaders() throws Exception {
    HttpResponse<String> answer = get(fixture.httpPort(), "/");
    assertEquals(200, answer.statusCode());
    assertSecured(answer);
    assertEquals("text/html; charset=utf-8", answer.headers().firstValue("content-type").get());
    assertEquals("no-cache", answer.headers().firstValue("cache-control").get());
  }

  @Test
  void keepsHashedFilesForeverAndAnswers304ForKnownOnes() throws Exception {
    String path = "/assets/app-0123abcd.js";
    HttpResponse<String> answer = get(fixture.httpPort(), path);
    assertEquals(200, answer.statusCode());
    assertEquals(
        "public, max-age=31536000, immutable", answer.headers().firstValue("cache-control").get());
    String etag = answer.headers().firstValue("etag").get();
    assertEquals(304, get(fixture.httpPort(), path, "If-None-Match", etag).statusCode());
    HttpResponse<String> compressed = get(fixture.httpPort(), path, "Accept-Encoding", "gzip");
    assertEquals("gzip", compressed.headers().firstValue("content-encoding").orElse(""));
    assertSecured(compressed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing.html", "/assets", "/assets/", "/../secret.txt", "/%2e%2e/x", "/a//b"})
  void answers404ForWhatIsNotThere(String path) throws Exception {
    HttpResponse<String> answer = get(fixture.httpPort(), path);
    assertEquals(404, answer.statusCode());
    assertSecured(answer);
  }

  @Test
  void refusesWhatIsNoHttpAndHeadersWithoutEnd() throws Exception {
    assertRefused(400, raw("nonsense\r\n\r\n"));
    assertRefused(414, raw("GET /" + "x".repeat(5000) + " HTTP/1.1\r\n\r\n"));
    assertRefused(431, raw("GET / HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"));
  }

  private static void assertRefused(int status, String answer) {
    assertTrue(answer.matches("(?s)HTTP/1\\.[01] " + status + " .*"), answer);
    assertTrue(answer.contains("content-security-policy"), answer);
  }

  private static String raw(String request) throws Exception {
    try (Peer peer = new Peer(fixture.httpPort())) {
      peer.sendRaw(request.getBytes(StandardCharsets.UTF_8));
      return peer.readToTheEnd();
    }
  }

  @Test
  void asksForAnUpgradeAtTheWebSocketsPath() throws Exception {
    HttpResponse<String> answer = get(fixture.httpPort(), "/scrp");
    assertEquals(426, answer.statusCode());
    assertSecured(answer);
  }

  @Test
  void tellsHealthAndMetrics() throws Exception {
    int port = fixture.gateway.addresses().managementPort();
    assertEquals(200, get(port, "/health/live").statusCode());
    assertEquals(200, get(port, "/health/ready").statusCode());
    fixture.services.problems.add("Redis can not be reached");
    HttpResponse<String> notReady = get(port, "/health/ready");
    assertEquals(503, notReady.statusCode());
    assertEquals(
        "{\"status\":\"down\",\"reasons\":[\"Redis can not be reached\"]}", notReady.body());
    assertEquals(200, get(port, "/health/live").statusCode());
    assertTrue(get(port, "/metrics").body().contains("scrp_ready 0.0"));
    fixture.services.problems.clear();
    assertEquals(404, get(port, "/other").statusCode());
  }
}
