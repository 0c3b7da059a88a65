package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The HTTP port: the page and its headers. */
@ExtendWith(SharedServer.class)
class HttpIT {

  private final ServerProcess server;
  private final HttpClient http = HttpClient.newHttpClient();

  HttpIT(ServerProcess server) {
    this.server = server;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.httpPort() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Wire.PATIENCE).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static void assertHeaders(HttpResponse<?> response) {
    String policy = header(response, "Content-Security-Policy");
    assertFalse(policy.isEmpty(), "no Content-Security-Policy");
    assertFalse(policy.contains("unsafe-inline"), policy);
    assertFalse(policy.contains("unsafe-eval"), policy);
    assertEquals("nosniff", header(response, "X-Content-Type-Options"));
    assertEquals("no-referrer", header(response, "Referrer-Policy"));
    assertEquals("same-origin", header(response, "Cross-Origin-Opener-Policy"));
    assertEquals("same-origin", header(response, "Cross-Origin-Resource-Policy"));
  }

  @Test
  void thePageIsServedWithItsHeaders() throws IOException, InterruptedException {
    HttpResponse<String> page = get("/");
    assertEquals(200, page.statusCode());
    assertTrue(header(page, "Content-Type").startsWith("text/html"));
    assertTrue(page.body().toLowerCase(Locale.ROOT).contains("<!doctype html>"));
    assertHeaders(page);
  }

  @Test
  void whatThePageNeedsIsThere() throws IOException, InterruptedException {
    Matcher link = Pattern.compile("(?:src|href)=\"([^\":]+)\"").matcher(get("/").body());
    while (link.find()) {
      String path = link.group(1).replaceFirst("^\\./", "/");
      HttpResponse<String> part = get(path.startsWith("/") ? path : "/" + path);
      assertEquals(200, part.statusCode(), path);
      assertHeaders(part);
    }
  }

  @Test
  void whatIsNotThereIs404WithTheHeadersToo() throws IOException, InterruptedException {
    for (String path :
        List.of(
            "/no-such-page.js", "/metrics", "/health/live", "/health/ready", "/assets/none.js")) {
      HttpResponse<String> response = get(path);
      assertEquals(404, response.statusCode(), path);
      assertHeaders(response);
    }
  }

  @Test
  void nothingOutsideThePageIsServed() throws IOException, InterruptedException {
    for (String path :
        List.of(
            "/..%2f..%2fetc%2fpasswd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/.%00/x",
            "/META-INF/MANIFEST.MF",
            "/chat/scrp/server/Main.class",
            "/lua/room_create.lua")) {
      HttpResponse<String> response = get(path);
      assertTrue(response.statusCode() >= 400, path + " -> " + response.statusCode());
      assertFalse(response.body().contains("root:"));
    }
  }

  @Test
  void scrpWithoutUpgradeIsAClientError() throws IOException, InterruptedException {
    int status = get("/scrp").statusCode();
    assertTrue(status >= 400 && status < 500, "answered " + status);
  }

  @Test
  void theManagementPort() throws IOException, InterruptedException {
    for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
      URI uri = URI.create("http://127.0.0.1:" + server.managementPort() + path);
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(uri).timeout(Wire.PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode(), path);
      if (path.equals("/metrics")) {
        assertTrue(header(response, "Content-Type").startsWith("text/plain"));
        assertTrue(response.body().contains("# TYPE "), response.body());
      }
    }
    URI uri = URI.create("http://127.0.0.1:" + server.managementPort() + "/none");
    HttpResponse<String> none =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertEquals(404, none.statusCode());
  }
}
