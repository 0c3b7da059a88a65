package chat.scrp.gateway.dispatch;

import chat.scrp.gateway.LogFields;
import chat.scrp.protocol.DecodedRequest;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.SessionChange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line for each request: which, from whom, what became of it and how long it took. Never what it
 * says: that is of those who talk.
 */
public final class RequestLog {
  private static final System.Logger LOG = System.getLogger("chat.scrp.request");
  private static final double NANOS_PER_MS = 1e6;

  private final System.Logger.Level level;

  private RequestLog(System.Logger.Level level) {
    this.level = level;
  }

  /**
   * The log, or null where nobody wants it, so that it costs nothing.
   *
   * @param on whether it was asked for; else it comes with all that is logged to find faults
   */
  public static @Nullable RequestLog of(boolean on) {
    if (on) {
      return new RequestLog(System.Logger.Level.INFO);
    }
    return LOG.isLoggable(System.Logger.Level.DEBUG)
        ? new RequestLog(System.Logger.Level.DEBUG)
        : null;
  }

  private record Line(
      String connection,
      String address,
      @Nullable String user,
      @Nullable Long reqId,
      String method,
      int err,
      double ms)
      implements LogFields {

    @Override
    public Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("connection", connection);
      fields.put("address", address);
      if (user != null) {
        fields.put("user", user);
      }
      if (reqId != null) {
        fields.put("req_id", reqId);
      }
      fields.put("method", method);
      fields.put("err", err);
      fields.put("ms", ms);
      return fields;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** To be called before the answer changes the log-in. */
  void answered(Client client, DecodedRequest request, Outcome outcome, long arrivedNanos) {
    Caller caller =
        outcome.change() instanceof SessionChange.LoggedIn in
            ? in.caller()
            : client.session().caller();
    double ms = Math.rint((System.nanoTime() - arrivedNanos) / NANOS_PER_MS * 1000) / 1000;
    write(client, caller, request.reqId(), request.method().name(), outcome.err(), ms);
  }

  void unreadable(Client client, @Nullable Long reqId) {
    write(client, client.session().caller(), reqId, "none", ErrorCode.BAD_REQUEST, 0);
  }

  private void write(
      Client client,
      @Nullable Caller caller,
      @Nullable Long reqId,
      String method,
      ErrorCode err,
      double ms) {
    Line line =
        new Line(
            client.id(),
            client.origin(null).address(),
            caller == null ? null : caller.userId(),
            reqId,
            method,
            err.number(),
            ms);
    LOG.log(level, "{0}", line);
  }
}
