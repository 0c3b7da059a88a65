package chat.scrp.services.redis;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.RequestImpl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One command on its way to Redis, and who waits for it. */
final class Call {
  final Promise<Response> promise;
  final long expiresNanos;
  final @Nullable RedisScript script;
  private final @Nullable Request request;
  private final List<String> keys;
  private final Object[] args;
  private boolean bySource;
  private boolean done;

  /** The connection that it was written to and not answered on; null while it is to be written. */
  @Nullable RedisWire sentOn;

  /** In a cluster: the slot of its key; -1 while that is not known. */
  int slot = -1;

  /** In a cluster: to be asked of this node though another one serves the slot. */
  @Nullable RedisNode askAt;

  /** Whether it is such a question. */
  boolean asking;

  private Call(
      ContextInternal asking,
      long expiresNanos,
      @Nullable Request request,
      @Nullable RedisScript script,
      List<String> keys,
      Object[] args) {
    this.promise = asking.promise();
    this.expiresNanos = expiresNanos;
    this.request = request;
    this.script = script;
    this.keys = keys;
    this.args = args;
  }

  static Call command(ContextInternal asking, long expiresNanos, Request request) {
    return new Call(asking, expiresNanos, request, null, List.of(), new Object[0]);
  }

  static Call script(
      ContextInternal asking,
      long expiresNanos,
      RedisScript script,
      List<String> keys,
      Object[] args) {
    return new Call(asking, expiresNanos, null, script, keys, args);
  }

  boolean isDone() {
    return done;
  }

  void complete(@Nullable Response response) {
    if (!done) {
      done = true;
      promise.complete(response);
    }
  }

  void fail(Throwable failure) {
    if (!done) {
      done = true;
      promise.fail(failure);
    }
  }

  /** From now on it takes the script's text along, because Redis does not know it. */
  void sendSource() {
    bySource = true;
  }

  boolean sendsSource() {
    return bySource;
  }

  /** What it is about: its first key, or else its first argument. */
  byte[] key() {
    if (request == null) {
      return keys.get(0).getBytes(StandardCharsets.UTF_8);
    }
    List<byte[]> arguments = ((RequestImpl) request).getArgs();
    return arguments.isEmpty() ? new byte[0] : arguments.get(0);
  }

  /** True when it may be sent twice without harm: a script without a deadline only reads. */
  boolean isRead() {
    return script != null && !script.hasDeadline();
  }

  /**
   * @param deadline the deadline by the clock of Redis, asked for only where it is needed
   */
  Request toRequest(LongSupplier deadline) {
    if (request != null) {
      return request;
    }
    RedisScript run = Objects.requireNonNull(script);
    Request eval = Request.cmd(bySource ? Command.EVAL : Command.EVALSHA);
    eval.arg(bySource ? run.source() : run.sha()).arg(keys.size());
    keys.forEach(eval::arg);
    if (run.hasDeadline()) {
      eval.arg(deadline.getAsLong());
    }
    for (Object arg : args) {
      append(eval, arg);
    }
    return eval;
  }

  /** What was sent, without what it carried. */
  @Override
  public String toString() {
    return script == null ? "a command" : script.toString();
  }

  private static void append(Request request, Object arg) {
    if (arg instanceof byte[] bytes) {
      request.arg(bytes);
    } else if (arg instanceof Buffer buffer) {
      request.arg(buffer);
    } else if (arg instanceof Long || arg instanceof Integer) {
      request.arg(((Number) arg).longValue());
    } else {
      request.arg(arg.toString());
    }
  }
}
