package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every dependency is in the lists that are delivered, and in the one that says why it is there.
 */
class BillOfMaterialsIT {
  private static final Path ROOT = Path.of("..");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DEPENDENCY =
      Pattern.compile("(?s)<(?:dependency|path)>(.*?)</(?:dependency|path)>");
  private static final List<String> SHIPPED =
      List.of("shared-protocol", "services", "gateway", "server");
  private static final List<String> PACKAGES =
      List.of("web-ui", "system-tests/browser", "benchmark/socketio");

  private static Set<String> dependenciesOf(String module, boolean withTests) throws IOException {
    String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
    pom = pom.replaceAll("(?s)<(exclusions|dependencyManagement)>.*?</\\1>", "");
    return DEPENDENCY
        .matcher(pom)
        .results()
        .map(MatchResult::group)
        .filter(found -> withTests || !found.contains("<scope>test</scope>"))
        .filter(found -> !found.contains("<groupId>chat.scrp</groupId>"))
        .map(found -> found.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> packagesOf(String folder, String... kinds) throws IOException {
    JsonNode file = JSON.readTree(ROOT.resolve(folder).resolve("package.json").toFile());
    Set<String> names = new TreeSet<>();
    Arrays.stream(kinds).forEach(kind -> file.path(kind).fieldNames().forEachRemaining(names::add));
    return names;
  }

  private static Set<String> listed(Path file) throws IOException {
    JsonNode list = JSON.readTree(file.toFile());
    assertEquals("CycloneDX", list.path("bomFormat").asText());
    return list.path("components").findValuesAsText("name").stream()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean isSaid(String property) {
    return System.getProperty(property, "").endsWith("true");
  }

  /** What stands in the first column of the table in ARCHITECTURE.md. */
  private static Set<String> explained() throws IOException {
    String page = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
    String table = page.substring(page.indexOf("## Dependencies"));
    return table
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .map(line -> line.split("\\|", -1)[1].strip())
        .filter(name -> !name.equals("dependency"))
        .flatMap(names -> Arrays.stream(names.replaceAll("\\*.*\\* ", "").split(", ", -1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theJarComesWithAListOfWhatIsInIt() throws IOException {
    assumeFalse(isSaid("maven.mode"), "Maven makes the list only online");
    Set<String> direct = new TreeSet<>();
    for (String module : SHIPPED) {
      direct.addAll(dependenciesOf(module, false));
    }
    direct.addAll(List.of("netty-buffer", "jackson-core", "web-ui"));
    direct.removeAll(listed(ROOT.resolve("server/target/scrp-server.cdx.json")));
    assertEquals(Set.of(), direct);
  }

  @Test
  void thePageComesWithAListOfWhatIsInIt() throws IOException {
    assumeFalse(isSaid("page.mode"), "there is no page");
    Set<String> direct = packagesOf("web-ui", "dependencies");
    assertTrue(direct.contains("preact"), direct::toString);
    direct.removeAll(listed(ROOT.resolve("web-ui/target/web-ui.cdx.json")));
    assertEquals(Set.of(), direct);
  }

  @Test
  void itIsSaidWhyEachDependencyIsThere() throws IOException {
    Set<String> direct = new TreeSet<>(dependenciesOf("", true));
    for (String module : modules()) {
      direct.addAll(dependenciesOf(module, true));
    }
    for (String folder : PACKAGES) {
      direct.addAll(packagesOf(folder, "dependencies", "devDependencies"));
    }
    assertEquals(direct, explained());
  }
}
