package chat.scrp.services.dispatch;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/** The event loops of a Vert.x, numbered; the numbers are those of the service addresses. */
public final class EventLoops {
  private static final int ATTEMPTS_PER_LOOP = 16;

  private final Vertx vertx;
  private final IdentityHashMap<EventExecutor, Integer> numbers = new IdentityHashMap<>();

  public EventLoops(Vertx vertx) {
    this.vertx = vertx;
    for (EventExecutor loop : ((VertxInternal) vertx).nettyEventLoopGroup()) {
      numbers.put(loop, numbers.size());
    }
  }

  public int count() {
    return numbers.size();
  }

  /** The number of the event loop that this is called on. */
  public int current() {
    ContextInternal context = ContextInternal.current();
    Integer number = context == null ? null : numbers.get(context.nettyEventLoop());
    if (number == null) {
      throw new IllegalStateException("not on an event loop of this Vert.x");
    }
    return number;
  }

  /**
   * Deploys one instance of a verticle on each event loop. Vert.x gives instances to loops in turn,
   * but others take turns too: an instance on a loop that has its own already is taken down again.
   *
   * @return the IDs of the deployments
   */
  public Future<List<String>> deployOnEach(Supplier<? extends Deployable> verticle) {
    return deployNext(verticle, new BitSet(), new ArrayList<>(), count() * ATTEMPTS_PER_LOOP);
  }

  private Future<List<String>> deployNext(
      Supplier<? extends Deployable> verticle, BitSet covered, List<String> ids, int attempts) {
    if (covered.cardinality() == count()) {
      return Future.succeededFuture(ids);
    }
    if (attempts == 0) {
      return Future.failedFuture(
          new IllegalStateException("no instance came to " + (count() - ids.size()) + " loops"));
    }
    OncePerLoop instance = new OncePerLoop(verticle.get(), covered, this);
    return vertx
        .deployVerticle(instance, new DeploymentOptions())
        .compose(
            id -> {
              if (instance.isSpare()) {
                return vertx.undeploy(id);
              }
              ids.add(id);
              return Future.succeededFuture();
            })
        .compose(next -> deployNext(verticle, covered, ids, attempts - 1));
  }
}
