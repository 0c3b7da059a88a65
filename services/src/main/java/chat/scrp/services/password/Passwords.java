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

  /** Rooms may fill this part of the queue: one owner cannot keep everybody from logging in. */
  private static final int PART_OF_ROOMS = 8;

  private final PasswordConfig config;
  private final WorkerExecutor workers;
  private final AtomicInteger inFlight;
  private final PasswordHash nobodys;
  private final AtomicInteger own = new AtomicInteger();
  private final int mostOwn;
  private final Passwords rooms;

  public Passwords(Vertx vertx, PasswordConfig config) {
    this.config = config;
    this.workers =
        vertx.createSharedWorkerExecutor(
            "scrp-passwords-" + System.identityHashCode(this),
            config.threads(),
            1,
            TimeUnit.MINUTES);
    this.inFlight = new AtomicInteger();
    this.nobodys = PasswordHash.ofNobody(config.memoryKib(), config.iterations());
    this.mostOwn = config.threads() + config.maxWaiting();
    this.rooms = new Passwords(this, Math.max(1, config.maxWaiting() / PART_OF_ROOMS));
  }

  private Passwords(Passwords all, int mostOwn) {
    this.config = all.config;
    this.workers = all.workers;
    this.inFlight = all.inFlight;
    this.nobodys = all.nobodys;
    this.mostOwn = mostOwn;
    this.rooms = this;
  }

  /** The same threads and the same queue, of which only a part may be filled through this one. */
  public Passwords ofRooms() {
    return rooms;
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
    if (own.incrementAndGet() > mostOwn || ahead > config.maxWaiting()) {
      done();
      long wait = Math.max(1, ahead) * ROUGH_MS_PER_HASH / config.threads();
      return Future.failedFuture(new ScrpError(ErrorCode.RATE_LIMITED, wait));
    }
    return workers.executeBlocking(task, false).onComplete(result -> done());
  }

  private void done() {
    own.decrementAndGet();
    inFlight.decrementAndGet();
  }
}
