package chat.scrp.systemtests.kubernetes;

import chat.scrp.systemtests.harness.Tools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What kustomize makes of a folder of {@code k8s/}. */
final class Manifests {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path ROOT = Path.of(System.getProperty("k8s", "../k8s"));

  private final List<JsonNode> objects;

  private Manifests(List<JsonNode> objects) {
    this.objects = objects;
  }

  static Path file(String name) {
    return ROOT.resolve(name);
  }

  /** Renders a folder. */
  static Manifests render(String folder) {
    return render(file(folder));
  }

  static Manifests render(Path folder) {
    // kubectl has kustomize inside; overlays with components want that of kubectl 1.21 or newer.
    String kubectl = Tools.require("kubectl", "kubernetes-client").toString();
    List<String> command = new ArrayList<>(List.of(kubectl, "kustomize"));
    command.add(folder.toString());
    return parse(run(command));
  }

  static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + ":\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static Manifests parse(String yaml) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return new Manifests(documents.readAll());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonNode> all() {
    return objects;
  }

  List<JsonNode> all(String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
  }

  /** The one object of this kind and name. */
  JsonNode one(String kind, String name) {
    List<JsonNode> found = all(kind).stream().filter(object -> name(object).equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " objects " + kind + " " + name);
    }
    return found.get(0);
  }

  boolean has(String kind, String name) {
    return all(kind).stream().anyMatch(object -> name(object).equals(name));
  }

  static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The pod of the Deployment or StatefulSet of this name. */
  JsonNode pod(String kind, String name) {
    return one(kind, name).path("spec").path("template");
  }

  /** The environment of the server's container, with what ConfigMaps bring. */
  Map<String, String> environment() {
    JsonNode container = pod("Deployment", "scrp").path("spec").path("containers").path(0);
    Map<String, String> variables = new TreeMap<>();
    for (JsonNode from : container.path("envFrom")) {
      JsonNode data =
          one("ConfigMap", from.path("configMapRef").path("name").asText()).path("data");
      data.properties().forEach(e -> variables.put(e.getKey(), e.getValue().asText()));
    }
    container
        .path("env")
        .forEach(e -> variables.put(e.path("name").asText(), e.path("value").asText()));
    return variables;
  }
}
