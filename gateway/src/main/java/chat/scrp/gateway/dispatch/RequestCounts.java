package chat.scrp.gateway.dispatch;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Method;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How many requests of each method were answered with each error number. */
public final class RequestCounts {

  /** Takes one count; the method is null for what could not be understood. */
  public interface Visitor {
    void count(@Nullable Method method, ErrorCode err, long count);
  }

  private final LongAdder[][] counts =
      new LongAdder[Method.values().length + 1][ErrorCode.values().length];

  public RequestCounts() {
    for (LongAdder[] row : counts) {
      for (int i = 0; i < row.length; i++) {
        row[i] = new LongAdder();
      }
    }
  }

  void count(@Nullable Method method, ErrorCode err) {
    counts[method == null ? counts.length - 1 : method.ordinal()][err.ordinal()].increment();
  }

  /** Visits every count that is not 0. */
  public void visit(Visitor visitor) {
    for (int row = 0; row < counts.length; row++) {
      Method method = row < Method.values().length ? Method.values()[row] : null;
      for (ErrorCode err : ErrorCode.values()) {
        long count = counts[row][err.ordinal()].sum();
        if (count > 0) {
          visitor.count(method, err, count);
        }
      }
    }
  }
}
