package chat.scrp.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Curves as data, so that one of them can be measured again without the others. */
final class CurveFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private CurveFile() {}

  /** What was measured before; nothing where there is no file. */
  static List<Curve> read(Path file) throws IOException {
    List<Curve> curves = new ArrayList<>();
    if (!Files.exists(file)) {
      return curves;
    }
    for (JsonNode node : JSON.readTree(file.toFile())) {
      var curve =
          new Curve(
              node.path("title").asText(), node.path("along").asText(), node.path("unit").asText());
      node.path("points")
          .forEach(
              point -> curve.add(point.path("size").asDouble(), point.path("cost").asDouble()));
      curves.add(curve);
    }
    return curves;
  }

  static void write(Path file, List<Curve> curves) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    for (Curve curve : curves) {
      ObjectNode node = all.addObject();
      node.put("title", curve.title()).put("along", curve.along()).put("unit", curve.unit());
      ArrayNode points = node.putArray("points");
      for (Curve.Point point : curve.points()) {
        double cost = Report.rounded(point.cost());
        points.addObject().put("size", (long) point.size()).put("cost", cost);
      }
    }
    Files.writeString(file, JSON.writeValueAsString(all) + "\n");
  }

  /** The newer ones, each in the place of an older one of the same title. */
  static List<Curve> merge(List<Curve> older, List<Curve> newer) {
    Map<String, Curve> all = new LinkedHashMap<>();
    older.forEach(curve -> all.put(curve.title(), curve));
    newer.forEach(curve -> all.put(curve.title(), curve));
    return List.copyOf(all.values());
  }
}
