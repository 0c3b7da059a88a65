package chat.scrp.systemtests.kubernetes;

import chat.scrp.systemtests.harness.Tools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A real Prometheus that asks management ports for their metrics every second. */
final class Prometheus implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final int port;
  private final Instant started = Instant.now();

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Prometheus start(List<Integer> managementPorts) throws IOException {
    String program = Tools.require("prometheus", "prometheus").toString();
    Path directory = Files.createTempDirectory("scrp-prometheus");
    String targets =
        managementPorts.stream()
            .map(port -> "'127.0.0.1:" + port + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    Path file = directory.resolve("prometheus.yml");
    Files.writeString(
        file,
        "global: {scrape_interval: 1s, scrape_timeout: 1s}\n"
            + "scrape_configs: [{job_name: scrp, static_configs: [{targets: "
            + targets
            + "}]}]\n");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                program,
                "--config.file=" + file,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    return new Prometheus(process, port);
  }

  /** What a query of the dashboard shows of the time since the start. */
  JsonNode range(String query) throws IOException {
    String asked =
        query.replace("$__rate_interval", "30s").replace("$job", ".+").replace("$__range", "2m");
    URI uri =
        URI.create(
            "http://127.0.0.1:%d/api/v1/query_range?step=2&start=%d&end=%d&query=%s"
                .formatted(
                    port,
                    started.getEpochSecond(),
                    Instant.now().getEpochSecond(),
                    URLEncoder.encode(asked, StandardCharsets.UTF_8)));
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try (InputStream body =
        connection.getResponseCode() == 200
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      JsonNode answer = JSON.readTree(body);
      if (!answer.path("status").asText().equals("success")) {
        throw new AssertionError(asked + ": " + answer);
      }
      return answer.at("/data/result");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
