package chat.scrp.services.redis;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One {@link RedisLink} for each event loop of a Vert.x. */
public final class RedisLinks {
  private final IdentityHashMap<EventExecutor, RedisLink> byLoop = new IdentityHashMap<>();
  private final List<ContextInternal> contexts = new ArrayList<>();
  private final RedisMeter meter = new RedisMeter();

  /** Makes the links; each seeks its connection by itself. */
  public RedisLinks(Vertx vertx, RedisConfig config) {
    VertxInternal internal = (VertxInternal) vertx;
    for (EventExecutor loop : internal.nettyEventLoopGroup()) {
      ContextInternal context =
          internal
              .contextBuilder()
              .withThreadingModel(ThreadingModel.EVENT_LOOP)
              .withEventLoop((EventLoop) loop)
              .build();
      RedisLink link = new RedisLink(context, config, meter);
      contexts.add(context);
      byLoop.put(loop, link);
      context.runOnContext(v -> link.open());
    }
  }

  /** The link of the event loop that this is called on. */
  public RedisLink current() {
    ContextInternal context = ContextInternal.current();
    RedisLink link = context == null ? null : byLoop.get(context.nettyEventLoop());
    if (link == null) {
      throw new IllegalStateException("not on an event loop of this Vert.x");
    }
    return link;
  }

  /** Tells, on any loop, of each new connection of any loop. */
  public void onConnected(Runnable listener) {
    for (ContextInternal context : contexts) {
      context.runOnContext(v -> current().onConnected(listener));
    }
  }

  /** What was seen of Redis. */
  public RedisMeter meter() {
    return meter;
  }

  /** Commands that wait for an answer, as of a moment ago. */
  public long waiting() {
    return byLoop.values().stream().mapToLong(RedisLink::waiting).sum();
  }

  /** Whether every loop has its connection. */
  public boolean isUp() {
    return byLoop.values().stream().allMatch(RedisLink::isUp);
  }

  /** Ends all connections; what waits fails. */
  public Future<Void> close() {
    List<Future<@Nullable Void>> closing = new ArrayList<>();
    for (ContextInternal context : contexts) {
      Promise<@Nullable Void> closed = Promise.promise();
      context.runOnContext(
          v -> {
            RedisLink link = byLoop.get(context.nettyEventLoop());
            if (link != null) {
              link.close();
            }
            closed.complete();
          });
      closing.add(closed.future());
    }
    return Future.all(closing).mapEmpty();
  }
}
