package chat.scrp.gateway;

import chat.scrp.protocol.Method;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The requests of the golden files, each with the error of its fields, by method. */
final class GoldenRequests {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DIRECTORY = Path.of("../shared-protocol/src/test/resources/golden");

  /**
   * One request.
   *
   * @param error the smallest error of its fields; 0 where all are valid
   */
  record Golden(ObjectNode request, int error) {
    String text(long reqId) {
      return request.deepCopy().put("req_id", reqId).toString();
    }
  }

  private final Map<Method, List<Golden>> byMethod = new EnumMap<>(Method.class);

  GoldenRequests() {
    for (Method method : Method.values()) {
      byMethod.put(method, read(method));
    }
  }

  private static List<Golden> read(Method method) {
    Path file = DIRECTORY.resolve(method.name() + ".json");
    List<Golden> found = new ArrayList<>();
    try {
      for (JsonNode one : JSON.readTree(Files.readString(file)).path("requests")) {
        if (one.path("request") instanceof ObjectNode request
            && request.path("method").asText().equals(method.name())) {
          found.add(new Golden(request, one.path("err").asInt()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  Golden of(Method method, int variant) {
    List<Golden> all = Objects.requireNonNull(byMethod.get(method));
    return all.get(variant % all.size());
  }
}
