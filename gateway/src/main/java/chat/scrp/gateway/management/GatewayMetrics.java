package chat.scrp.gateway.management;

import chat.scrp.gateway.dispatch.RequestCounts;
import chat.scrp.gateway.push.PushCounts;
import chat.scrp.gateway.socket.SocketCounts;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.Transport;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the replica tells Prometheus. */
public final class GatewayMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RequestCounts requests;
  private final Set<String> seen = new HashSet<>();

  /**
   * Registers everything but request counts, which appear when they are not 0.
   *
   * @param problems why the replica is not ready; empty when it is
   */
  public GatewayMetrics(
      RequestCounts requests,
      SocketCounts sockets,
      PushCounts pushes,
      Supplier<List<String>> problems) {
    this.requests = requests;
    for (Transport transport : Transport.values()) {
      Gauge.builder("scrp.connections", sockets, counts -> counts.connections(transport))
          .tag("transport", transport.wireName())
          .description("Open connections")
          .register(registry);
    }
    gauge("scrp.connections.logged.in", "Logged-in connections", sockets, SocketCounts::loggedIn);
    gauge("scrp.outbound.waiting.bytes", "Unwritten", sockets, SocketCounts::waitingBytes);
    gauge("scrp.event.loop.lag.seconds", "Largest lag", sockets, SocketCounts::lagSeconds);
    gauge("scrp.ready", "1 when ready", problems, why -> why.get().isEmpty() ? 1 : 0);
    counter("scrp.slow.cuts", "Stuck peers cut", sockets, SocketCounts::slowCuts);
    counter("scrp.deliveries", "Pushes written", pushes, PushCounts::deliveries);
    counter("scrp.log.pages", "Pages read to catch up", pushes, PushCounts::pages);
    counter("scrp.fell.behind", "Cursors fallen behind", pushes, PushCounts::behindCount);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
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
}
