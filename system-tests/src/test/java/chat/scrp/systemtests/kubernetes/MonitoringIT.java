package chat.scrp.systemtests.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Tools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the alerts ask for what the server tells, and each alert has its runbook. */
class MonitoringIT {
  private static final Pattern METRIC = Pattern.compile("scrp_[a-z_]+");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode rules() throws IOException {
    String yaml = Files.readString(Manifests.file("monitoring/alerts.yaml"));
    return Manifests.parse(yaml).one("PrometheusRule", "scrp").path("spec");
  }

  static List<String> queriesOfDashboard() throws IOException {
    return JSON.readTree(Manifests.file("monitoring/dashboard.json").toFile())
        .findValuesAsText("expr");
  }

  private static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>(queriesOfDashboard());
    rules().findValuesAsText("expr").forEach(queries::add);
    return queries;
  }

  @Test
  void onlyMetricsThatThereAreAreAskedFor() throws IOException {
    String documented = Files.readString(Path.of(System.getProperty("docs"), "metrics.md"));
    List<String> queries = queries();
    assertTrue(queries.size() > 40, queries::toString);
    for (String query : queries) {
      Matcher names = METRIC.matcher(query);
      while (names.find()) {
        String family = names.group().replaceFirst("_(bucket|sum|count)$", "");
        assertTrue(documented.contains("| `" + family + "` |"), query);
      }
    }
  }

  @Test
  void everyAlertHasItsRunbook() throws IOException {
    TreeSet<String> headings = new TreeSet<>();
    Files.readString(Manifests.file("README.md"))
        .lines()
        .filter(line -> line.startsWith("### "))
        .forEach(line -> headings.add(line.substring(4)));
    TreeSet<String> alerts = new TreeSet<>();
    for (JsonNode rule : rules().at("/groups/0/rules")) {
      String name = rule.path("alert").asText();
      alerts.add(name);
      assertEquals(
          "k8s/README.md#" + name.toLowerCase(Locale.ROOT),
          rule.at("/annotations/runbook_url").asText());
    }
    assertEquals(headings, alerts);
  }

  @Test
  void prometheusTakesTheRulesAndTheyFire(@TempDir Path directory) throws IOException {
    String promtool = Tools.require("promtool", "prometheus").toString();
    // JSON is YAML too.
    Path rules = directory.resolve("rules.yaml");
    Files.writeString(rules, rules().toString());
    Path test = directory.resolve("alerts-test.yaml");
    Files.copy(Manifests.file("monitoring/alerts-test.yaml"), test);
    Manifests.run(List.of(promtool, "check", "rules", rules.toString()));
    Manifests.run(List.of(promtool, "test", "rules", test.toString()));
  }
}
