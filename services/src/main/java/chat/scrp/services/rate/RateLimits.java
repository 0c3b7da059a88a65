package chat.scrp.services.rate;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestLimits;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.dispatch.ServiceCall;
import chat.scrp.services.redis.RedisLink;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Decides whether a request may be made now. One for each event loop. */
public final class RateLimits implements RequestLimits {
  private static final Future<Void> ADMITTED = Future.succeededFuture();
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final RateConfig config;
  private final RateStore store;
  private final Map<Long, Credit> credits = new HashMap<>();
  private long sweptNanos = System.nanoTime();

  public RateLimits(RateConfig config, RedisLink redis) {
    this.config = config;
    this.store = new RateStore(redis);
  }

  @Override
  public Future<Void> admit(ServiceCall call) {
    CostClass cost = CostClass.of(call.method());
    Rate rate = cost == null ? null : config.of(cost);
    if (cost == null || rate == null) {
      return ADMITTED;
    }
    Caller caller = call.caller();
    String who = cost.isByAddress() ? address(call) : caller == null ? null : "u:" + caller.user();
    if (who == null) {
      return ADMITTED;
    }
    return cost.block() > 1 && caller != null
        ? spend(caller.user(), who, cost, rate)
        : store.take(who, cost, rate, 1).compose(RateLimits::taken);
  }

  private static @Nullable String address(ServiceCall call) {
    String network = call.origin().network();
    return network == null ? null : "a:" + network;
  }

  private Future<Void> spend(long user, String who, CostClass cost, Rate rate) {
    long now = System.nanoTime();
    forgetIdle(now);
    int block = Math.min(cost.block(), rate.burst());
    int overdraft = Math.max(block, rate.burst() / 10);
    return credits
        .computeIfAbsent(
            user, u -> new Credit(block, overdraft, want -> store.take(who, cost, rate, want)))
        .spend(now);
  }

  private void forgetIdle(long now) {
    if (now - sweptNanos > IDLE_NANOS) {
      sweptNanos = now;
      credits.values().removeIf(credit -> credit.isIdle(now, IDLE_NANOS));
    }
  }

  private static Future<Void> taken(long taken) {
    return taken > 0
        ? ADMITTED
        : Future.failedFuture(new ScrpError(ErrorCode.RATE_LIMITED, Math.max(1, -taken)));
  }
}
