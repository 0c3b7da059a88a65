package chat.scrp.gateway.management;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.protocol.Codec;
import chat.scrp.services.dispatch.EventLoops;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Plain HTTP for operators: {@code /health/live}, {@code /health/ready}, {@code /metrics}, open to
 * whoever reaches the port (probes and Prometheus need no right to administer), and {@code /admin}.
 */
public final class ManagementServer {
  private static final int IDLE_SECONDS = 60;

  /** What a health check answers. */
  private record Health(String status, List<String> reasons) {}

  private final Supplier<List<String>> problems;
  private final GatewayMetrics metrics;
  private final AdminApi admin;
  private final Vertx vertx;
  private final HttpServer server;

  /**
   * Makes the server; it does not listen yet.
   *
   * @param problems why the replica is not ready; empty when it is
   * @param diagnosis what the replica tells of itself
   */
  public ManagementServer(
      Vertx vertx,
      EventLoops loops,
      GatewayConfig config,
      Supplier<List<String>> problems,
      GatewayMetrics metrics,
      Supplier<Diagnosis> diagnosis) {
    this.vertx = vertx;
    this.admin =
        new AdminApi(
            vertx, loops, config.management().token(), config.timing().service(), diagnosis);
    this.problems = problems;
    this.metrics = metrics;
    HttpServerOptions options =
        new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setHttp2ClearTextEnabled(false);
    this.server = vertx.createHttpServer(options).requestHandler(this::handle);
  }

  /** Listens; the result is the port that it really has. */
  public Future<Integer> listen(String host, int port) {
    return server.listen(port, host).map(HttpServer::actualPort);
  }

  /** Closes the port. */
  public Future<Void> close() {
    return server.close();
  }

  private void handle(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "");
    if (path.startsWith(AdminApi.PATH)) {
      admin.handle(request, path);
      return;
    }
    switch (path) {
      case "/health/live" -> health(request, List.of());
      case "/health/ready" -> health(request, problems.get());
      case "/metrics" -> metrics(request);
      default -> request.response().setStatusCode(404).end();
    }
  }

  private static void health(HttpServerRequest request, List<String> reasons) {
    Health health = new Health(reasons.isEmpty() ? "up" : "down", reasons);
    request
        .response()
        .setStatusCode(reasons.isEmpty() ? 200 : 503)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(Buffer.buffer(Codec.encode(health)));
  }

  private void metrics(HttpServerRequest request) {
    vertx
        .executeBlocking(metrics::scrape)
        .onSuccess(
            text ->
                request
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                    .end(text))
        .onFailure(e -> request.response().setStatusCode(500).end());
  }
}
