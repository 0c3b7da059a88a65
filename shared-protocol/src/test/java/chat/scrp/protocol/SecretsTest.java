package chat.scrp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A record that somebody logs must not show a password or a token. */
class SecretsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void noRecordShowsAPasswordOrAToken() throws IOException {
    Set<String> looked = new TreeSet<>();
    for (Method method : Method.values()) {
      JsonNode golden =
          JSON.readTree(Files.readString(Path.of("src/test/resources/golden/" + method + ".json")));
      for (JsonNode request : golden.get("requests")) {
        byte[] frame = JSON.writeValueAsBytes(request.get("request"));
        ScrpRequest record = Codec.decodeRequest(frame).validRequest();
        if (record != null) {
          looked.addAll(check(request.get("request"), record.toString()));
        }
      }
      for (JsonNode response : golden.get("responses")) {
        byte[] frame = JSON.writeValueAsBytes(response.get("response"));
        ServerFrame.Response decoded = (ServerFrame.Response) Codec.decodeServerFrame(frame);
        if (decoded.error() == ErrorCode.SUCCESS) {
          Object record = decoded.body().as(method.responseType());
          looked.addAll(check(response.get("response"), record.toString()));
        }
      }
    }
    assertEquals(10, looked.size(), looked.toString());
  }

  private static List<String> check(JsonNode json, String shown) {
    List<String> looked = new ArrayList<>();
    json.properties()
        .forEach(
            field -> {
              String name = field.getKey();
              String value = field.getValue().asText();
              if ((name.endsWith("password") || name.endsWith("token")) && value.length() > 2) {
                assertFalse(shown.contains(value), name);
                looked.add(json.path("method").asText("response") + " " + name);
              }
            });
    return looked;
  }
}
