package chat.scrp.services.password;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords on threads of its own. Its methods may be called from any event loop;
 * their futures come back to it. When too many wait already they fail with RATE_LIMITED at once.
 */
public final class Passwords {
  private static final long ROUGH_MS_PER_HASH = 60;

  private final PasswordConfig config;
  private final WorkerExecutor workers;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final PasswordHash nobodys;

  public Passwords(Vertx vertx, PasswordConfig config) {
    this.config = config;
    this.workers =
        vertx.createSharedWorkerExecutor(
            "scrp-passwords-" + System.identityHashCode(this),
            config.threads(),
            1,
            TimeUnit.MINUTES);
    this.nobodys = PasswordHash.ofNobody(config.memoryKib(), config.iterations());
  }

  /** A new hash, as a PHC string. */
  public Future<String> hash(String password) {
    return work(() -> PasswordHash.of(password, config.memoryKib(), config.iterations()).phc());
  }

  /**
   * Whether a password belongs to a hash.
   *
   * @param phc the hash, or null for "there is none": then the answer is false and takes as long
   */
  public Future<Boolean> matches(String password, @Nullable String phc) {
    return work(
        () -> {
          // The hash is always computed, so that an unknown user takes as long as a known one.
          boolean matches = (phc == null ? nobodys : PasswordHash.parse(phc)).matches(password);
          return matches && phc != null;
        });
  }

  /** Whether a hash was made with other parameters than new ones are. */
  public boolean isOutdated(String phc) {
    return !PasswordHash.parse(phc).hasParameters(config.memoryKib(), config.iterations());
  }

  /** Hashes that run or wait. */
  public int inFlight() {
    return inFlight.get();
  }

  /** Ends the threads; what waits may fail. */
  public Future<Void> close() {
    return workers.close();
  }

  private <T> Future<T> work(Callable<T> task) {
    int ahead = inFlight.incrementAndGet() - config.threads();
    if (ahead > config.maxWaiting()) {
      inFlight.decrementAndGet();
      return Future.failedFuture(
          new ScrpError(ErrorCode.RATE_LIMITED, ahead * ROUGH_MS_PER_HASH / config.threads()));
    }
    return workers.executeBlocking(task, false).onComplete(done -> inFlight.decrementAndGet());
  }
}
