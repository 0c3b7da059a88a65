package chat.scrp.gateway.management;

import chat.scrp.gateway.dispatch.RequestCounts;
import chat.scrp.gateway.push.PushCounts;
import chat.scrp.gateway.socket.SocketCounts;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.Transport;
import chat.scrp.services.ServicesMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the replica tells Prometheus; {@code docs/metrics.md} lists it. */
public final class GatewayMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final RequestCounts requests;
  private final Set<String> seen = new HashSet<>();

  /** Held here, since the registry holds what it asks only weakly. */
  private final List<LongSupplier> reconnects = new ArrayList<>();

  /**
   * Registers everything; what counts requests appears with the first of its kind.
   *
   * @param problems why the replica is not ready; empty when it is
   */
  public GatewayMetrics(
      RequestCounts requests,
      SocketCounts sockets,
      PushCounts pushes,
      ServicesMetrics services,
      Supplier<List<String>> problems) {
    this.requests = requests;
    gauge("scrp.ready", "1 when ready", problems, why -> truth(why.get().isEmpty()));
    sockets(sockets);
    pushes(pushes);
    services(services);
    Histograms histograms = new Histograms(registry.getPrometheusRegistry());
    histograms.add(
        "scrp_request_duration_seconds",
        "From the arrival of a request to its answer",
        "method",
        requests::latency);
    histograms.add(
        "scrp_delivery_lag_seconds", "From storing a push to writing it live", pushes.lag());
    histograms.add(
        "scrp_redis_command_duration_seconds",
        "From writing a command to its answer",
        services.redisCommands());
    garbage.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  private void sockets(SocketCounts sockets) {
    for (Transport transport : Transport.values()) {
      byTransport(
          "scrp.connections", "Open connections", sockets, transport, SocketCounts::connections);
      byTransport(
          "scrp.sessions", "Logged-in connections", sockets, transport, SocketCounts::loggedIn);
    }
    gauge(
        "scrp.outbound.waiting.bytes",
        "Bytes that clients have not taken",
        sockets,
        SocketCounts::waitingBytes);
    gauge(
        "scrp.event.loop.lag.seconds",
        "How late the slowest event loop is",
        sockets,
        SocketCounts::lagSeconds);
    counter("scrp.slow.cuts", "Stuck clients cut off", sockets, SocketCounts::slowCuts);
    counter("scrp.received.bytes", "Bytes from clients", sockets, SocketCounts::receivedBytes);
    counter("scrp.sent.bytes", "Bytes to clients", sockets, SocketCounts::sentBytes);
  }

  private void pushes(PushCounts pushes) {
    counter("scrp.deliveries", "Pushes written", pushes, PushCounts::deliveries);
    counter("scrp.catch.ups", "Connections that fell behind", pushes, PushCounts::behindCount);
    counter("scrp.catch.up.pages", "Pages read from logs", pushes, PushCounts::pages);
  }

  private void services(ServicesMetrics services) {
    gauge("scrp.redis.up", "1 when connected", services, s -> truth(s.redisUp().getAsBoolean()));
    gauge(
        "scrp.redis.commands.waiting",
        "Commands without an answer yet",
        services,
        s -> s.commandsWaiting().getAsLong());
    gauge(
        "scrp.redis.canary.age.seconds",
        "Since a publish of this replica reached it",
        services,
        s -> s.canaryAgeMs().getAsLong() / 1e3);
    gauge(
        "scrp.store.on.disk",
        "1 when an acknowledged message is on disk",
        services,
        s -> truth(s.onDisk().getAsBoolean()));
    gauge(
        "scrp.password.hashes.waiting",
        "Password hashes that run or wait",
        services,
        s -> s.passwordsWaiting().getAsLong());
    reconnects("commands", services.commandReconnects());
    reconnects("subscriptions", services.subscriptionReconnects());
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }

  /** Reads a number of one transport. */
  private interface ByTransport {
    long of(SocketCounts sockets, Transport transport);
  }

  private void byTransport(
      String name, String text, SocketCounts sockets, Transport transport, ByTransport number) {
    Gauge.builder(name, sockets, counts -> number.of(counts, transport))
        .tag("transport", transport.wireName())
        .description(text)
        .register(registry);
  }

  private void reconnects(String connection, LongSupplier number) {
    reconnects.add(number);
    FunctionCounter.builder("scrp.redis.reconnects", number, LongSupplier::getAsLong)
        .tag("connection", connection)
        .description("Connections to Redis made again")
        .register(registry);
  }

  private <T> void gauge(String name, String text, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value).description(text).strongReference(true).register(registry);
  }

  private <T> void counter(String name, String text, T of, ToDoubleFunction<T> value) {
    // The counts live as long as the gateway that holds this object.
    FunctionCounter.builder(name, of, value).description(text).register(registry);
  }

  /** Everything in the text format of Prometheus. */
  synchronized String scrape() {
    requests.visit(this::register);
    return registry.scrape();
  }

  private void register(String method, ErrorCode err, LongAdder count) {
    String error = Integer.toString(err.number());
    if (count.sum() > 0 && seen.add(method + error)) {
      FunctionCounter.builder("scrp.requests", count, LongAdder::sum)
          .tag("method", method)
          .tag("err", error)
          .description("Requests answered")
          .register(registry);
    }
  }

  /** Listens to the garbage collector no more. */
  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
