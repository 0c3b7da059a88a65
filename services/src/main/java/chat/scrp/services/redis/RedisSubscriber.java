package chat.scrp.services.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The replica's one subscriber connection, on a context of its own. Its methods may be called from
 * any thread; handlers and futures run on {@link #context()}.
 *
 * <p>What one turn subscribes goes out in one SUBSCRIBE. After a lost connection it subscribes to
 * everything again by itself and then tells so: what was published in between was missed. A canary,
 * published by the replica to itself, shows that publishes really arrive; when it stops, the
 * connection is renewed.
 */
public final class RedisSubscriber {
  private static final int CHANNELS_PER_COMMAND = 500;

  /** Connections to several servers come about together. */
  private static final long GATHERED_MS = 200;

  private final ContextInternal context;
  private final RedisConfig config;
  private final RedisLinks links;
  private final RedisConnector connector;
  private final RedisLifeline lifeline;
  private final String canary;
  private final Map<String, Channel> channels = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final List<Runnable> onResubscribed = new ArrayList<>();
  private BiConsumer<String, byte[]> handler = (channel, payload) -> {};
  private volatile long canaryNanos = System.nanoTime();
  private long upNanos;
  private int unconfirmed;
  private boolean resubscribing;
  private boolean wasUp;
  private boolean flushing;
  private long canaryTimer;

  /** What is known of one channel. */
  private static final class Channel {
    private boolean wanted;
    private boolean requested;
    private int unconfirmed;
    private @Nullable Promise<@Nullable Void> waiter;

    private boolean isConfirmed() {
      return wanted && requested && unconfirmed == 0;
    }

    private void tellWaiter(Consumer<Promise<@Nullable Void>> end) {
      Promise<@Nullable Void> told = waiter;
      waiter = null;
      if (told != null) {
        end.accept(told);
      }
    }
  }

  /** Seeks its connection from now on. */
  public RedisSubscriber(
      VertxInternal vertx, RedisConfig config, RedisLinks links, String replica) {
    this.context = vertx.createEventLoopContext();
    this.config = config;
    this.links = links;
    this.canary = "canary:" + replica;
    this.connector = new RedisConnector(vertx, config);
    this.lifeline =
        new RedisLifeline(vertx, config, "subscriptions", connector::connect, this::up, this::down);
    context.runOnContext(v -> open());
  }

  /** Where handlers and futures run. */
  public Context context() {
    return context;
  }

  /** Who gets what is published. */
  public void handler(BiConsumer<String, byte[]> receiver) {
    context.runOnContext(v -> handler = receiver);
  }

  /** Tells after each lost connection when everything is subscribed to again. */
  public void onResubscribed(Runnable listener) {
    context.runOnContext(v -> onResubscribed.add(listener));
  }

  /**
   * Subscribes to channels; completes when Redis has confirmed all. They stay wanted when this
   * fails because Redis did not answer in time.
   */
  public Future<Void> subscribe(String... names) {
    Promise<Void> confirmed = Promise.promise();
    run(() -> subscribe(List.of(names)).onComplete(confirmed));
    return confirmed.future();
  }

  /** Leaves a channel. */
  public void unsubscribe(String name) {
    run(
        () -> {
          Channel channel = channels.get(name);
          if (channel != null && channel.wanted) {
            channel.wanted = false;
            change(name);
          }
        });
  }

  /** How long ago the last canary arrived. May be asked from any thread. */
  public long canaryAgeMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - canaryNanos);
  }

  /** Hands something to the handler as if it had been published, to this replica alone. */
  public void deliver(String channel, byte[] payload) {
    context.runOnContext(v -> handler.accept(channel, payload));
  }

  /** Publishes may have been missed for another reason than a lost connection of this one. */
  public void resubscribed() {
    context.runOnContext(
        v -> {
          if (!resubscribing && lifeline.isUp()) {
            resubscribing = true;
            context.owner().setTimer(GATHERED_MS, timer -> resubscribedIfConfirmed());
          }
        });
  }

  /** Ends the connection. */
  public Future<Void> close() {
    Promise<@Nullable Void> closed = Promise.promise();
    run(
        () -> {
          context.owner().cancelTimer(canaryTimer);
          lifeline.close();
          closed.complete();
        });
    return closed.future().mapEmpty();
  }

  private void run(Runnable task) {
    context.runOnContext(v -> task.run());
  }

  private void open() {
    lifeline.seek();
    canaryTimer =
        context.owner().setPeriodic(config.canaryInterval().toMillis(), timer -> sendCanary());
    want(canary).future().onSuccess(v -> sendCanary());
  }

  private Future<Void> subscribe(List<String> names) {
    List<Future<@Nullable Void>> waiting = new ArrayList<>();
    for (String name : names) {
      Channel channel = channels.get(name);
      if (channel == null || !channel.isConfirmed()) {
        waiting.add(want(name).future());
      }
    }
    if (waiting.isEmpty()) {
      return Future.succeededFuture();
    }
    return Future.all(waiting)
        .timeout(config.commandTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .transform(
            done ->
                done.succeeded()
                    ? Future.<Void>succeededFuture()
                    : Future.failedFuture(RedisFailures.unavailable()));
  }

  /** What completes when the channel is confirmed. */
  private Promise<@Nullable Void> want(String name) {
    Channel channel = channels.computeIfAbsent(name, key -> new Channel());
    Promise<@Nullable Void> waiter = channel.waiter;
    if (waiter == null) {
      waiter = Promise.promise();
      channel.waiter = waiter;
    }
    if (!channel.wanted) {
      channel.wanted = true;
      change(name);
    }
    return waiter;
  }

  private void change(String name) {
    changed.add(name);
    if (!flushing) {
      flushing = true;
      context.runOnContext(v -> flush());
    }
  }

  private void flush() {
    flushing = false;
    RedisWire wire = lifeline.wire();
    if (wire == null) {
      return;
    }
    List<String> enter = new ArrayList<>();
    List<String> leave = new ArrayList<>();
    for (String name : changed) {
      Channel channel = channels.get(name);
      if (channel == null) {
        continue;
      }
      if (channel.wanted && !channel.requested) {
        channel.requested = true;
        channel.unconfirmed++;
        enter.add(name);
      } else if (!channel.wanted && channel.requested) {
        channel.requested = false;
        leave.add(name);
      } else if (channel.wanted && channel.unconfirmed == 0) {
        // It was left and wanted again before this turn ended.
        channel.tellWaiter(Promise::tryComplete);
      }
      forgetIfIdle(name, channel);
    }
    changed.clear();
    unconfirmed += enter.size();
    write(wire, Command.SUBSCRIBE, enter);
    write(wire, Command.UNSUBSCRIBE, leave);
  }

  private void write(RedisWire wire, Command command, List<String> names) {
    for (int from = 0; from < names.size(); from += CHANNELS_PER_COMMAND) {
      Request request = Request.cmd(command);
      names
          .subList(from, Math.min(names.size(), from + CHANNELS_PER_COMMAND))
          .forEach(request::arg);
      wire.connection().send(request).onFailure(e -> lifeline.lose(wire, RedisFailures.text(e)));
    }
  }

  private void up(RedisWire wire) {
    upNanos = System.nanoTime();
    wire.connection().handler(this::received);
    resubscribing = wasUp;
    if (wasUp) {
      links.meter().subscriptionsReconnected();
    }
    wasUp = true;
    changed.addAll(channels.keySet());
    flush();
    resubscribedIfConfirmed();
  }

  private void down(RedisWire wire) {
    unconfirmed = 0;
    channels
        .values()
        .removeIf(
            channel -> {
              channel.requested = false;
              channel.unconfirmed = 0;
              return !channel.wanted;
            });
  }

  private void received(Response message) {
    if (message.size() < 3) {
      return;
    }
    String kind = message.get(0).toString();
    String name = message.get(1).toString();
    if (kind.equals("message")) {
      if (name.equals(canary)) {
        canaryNanos = System.nanoTime();
      } else {
        handler.accept(name, message.get(2).toBytes());
      }
    } else if (kind.equals("subscribe")) {
      confirmed(name);
    }
  }

  private void confirmed(String name) {
    Channel channel = channels.get(name);
    if (channel == null || channel.unconfirmed == 0) {
      return;
    }
    channel.unconfirmed--;
    unconfirmed--;
    if (channel.unconfirmed == 0 && channel.requested) {
      channel.tellWaiter(Promise::tryComplete);
    }
    forgetIfIdle(name, channel);
    resubscribedIfConfirmed();
  }

  private void resubscribedIfConfirmed() {
    if (resubscribing && unconfirmed == 0 && lifeline.isUp()) {
      resubscribing = false;
      onResubscribed.forEach(Runnable::run);
    }
  }

  private void forgetIfIdle(String name, Channel channel) {
    if (!channel.wanted && !channel.requested && channel.unconfirmed == 0) {
      channels.remove(name);
      channel.tellWaiter(waiter -> waiter.tryFail(RedisFailures.unavailable()));
    }
  }

  private void sendCanary() {
    RedisWire wire = lifeline.wire();
    long limit = config.canaryLimit().toNanos();
    long now = System.nanoTime();
    if (wire != null && now - upNanos > limit && now - canaryNanos > limit) {
      lifeline.lose(wire, "publishes do not arrive");
      return;
    }
    // When it fails, its age shows it.
    links.current().send(Request.cmd(Command.PUBLISH).arg(canary).arg(""));
  }
}
