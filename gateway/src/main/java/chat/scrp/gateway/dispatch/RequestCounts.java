package chat.scrp.gateway.dispatch;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Method;
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

  /** Begins to count. */
  public RequestCounts() {
    for (Method method : Method.values()) {
      byMethod.put(method, adders());
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

  /** Visits every count that there can be. */
  public void visit(Visitor visitor) {
    byMethod.forEach(
        (method, row) -> row.forEach((err, count) -> visitor.count(method.name(), err, count)));
    notUnderstood.forEach((err, count) -> visitor.count(NOT_UNDERSTOOD, err, count));
  }
}
