package chat.scrp.gateway.dispatch;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Method;
import chat.scrp.services.LatencyHistogram;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How many requests of each method were answered with each error number. */
public final class RequestCounts {
  private static final String NOT_UNDERSTOOD = "none";

  /** Takes one count. */
  public interface Visitor {
    void count(String method, ErrorCode err, LongAdder count);
  }

  private final Map<Method, Map<ErrorCode, LongAdder>> byMethod = new EnumMap<>(Method.class);
  private final Map<ErrorCode, LongAdder> notUnderstood = adders();
  private final Map<Method, LatencyHistogram> latency = new EnumMap<>(Method.class);

  /** Begins to count. */
  public RequestCounts() {
    for (Method method : Method.values()) {
      byMethod.put(method, adders());
      latency.put(method, new LatencyHistogram());
    }
  }

  private static Map<ErrorCode, LongAdder> adders() {
    Map<ErrorCode, LongAdder> adders = new EnumMap<>(ErrorCode.class);
    for (ErrorCode err : ErrorCode.values()) {
      adders.put(err, new LongAdder());
    }
    return adders;
  }

  void count(@Nullable Method method, ErrorCode err) {
    Map<ErrorCode, LongAdder> row = method == null ? notUnderstood : byMethod.get(method);
    LongAdder count = row == null ? null : row.get(err);
    if (count != null) {
      count.increment();
    }
  }

  void took(Method method, long startNanos) {
    LatencyHistogram histogram = latency.get(method);
    if (histogram != null) {
      histogram.since(startNanos);
    }
  }

  /** From the arrival of a request to its answer, by method. */
  public Map<Method, LatencyHistogram> latency() {
    return Collections.unmodifiableMap(latency);
  }

  /** Visits every count that there can be. */
  public void visit(Visitor visitor) {
    byMethod.forEach(
        (method, row) -> row.forEach((err, count) -> visitor.count(method.name(), err, count)));
    notUnderstood.forEach((err, count) -> visitor.count(NOT_UNDERSTOOD, err, count));
  }
}
