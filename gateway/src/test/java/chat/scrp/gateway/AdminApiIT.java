package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminApiIT {
  private static final String TOKEN = "sixteen-or-more-characters";

  private static GatewayFixture fixture(boolean withToken) {
    String token = withToken ? TOKEN : null;
    return new GatewayFixture(
        GatewayConfig.defaults()
            .withManagement(new GatewayConfig.Management("127.0.0.1", token, null, false)));
  }

  private static HttpResponse<String> post(GatewayFixture at, String command, String body)
      throws Exception {
    int port = at.gateway.addresses().managementPort();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/" + command))
            .header("Authorization", "Bearer " + TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void nobodyMayDoAnythingWhereThereIsNoToken() throws Exception {
    try (GatewayFixture fixture = fixture(false)) {
      for (String command : List.of("users", "diagnosis", "other")) {
        HttpResponse<String> answer = post(fixture, command, "{}");

        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("SCRP_MANAGEMENT_TOKEN"), answer.body());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 400", "null, 400", "[], 400", "{, 400", "'{\"limit\":\"x\"}', 400", "{}, 503"})
  void readsAJsonObject(String body, int status) throws Exception {
    try (GatewayFixture fixture = fixture(true)) {
      // What is understood goes on to services that are not there.
      assertEquals(status, post(fixture, "users", body).statusCode());
    }
  }

  @Test
  void readsNoMoreThanItNeeds() throws Exception {
    try (GatewayFixture fixture = fixture(true)) {
      String much = "{\"query\":\"" + "x".repeat(20_000) + "\"}";

      assertEquals(413, post(fixture, "users", much).statusCode());
    }
  }

  @Test
  void tellsHowTheReplicaIs() throws Exception {
    try (GatewayFixture fixture = fixture(true)) {
      HttpResponse<String> answer = post(fixture, "diagnosis", "{}");

      assertEquals(200, answer.statusCode());
      assertTrue(answer.body().contains("\"tcp_port\":" + fixture.tcpPort()), answer.body());
      assertTrue(answer.body().contains("\"rate_limits\":true"), answer.body());
      assertFalse(answer.body().contains(TOKEN), answer.body());
    }
  }
}
