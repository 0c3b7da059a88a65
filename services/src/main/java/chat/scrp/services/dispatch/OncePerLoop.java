package chat.scrp.services.dispatch;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import java.util.BitSet;

/** Deploys a verticle unless its event loop has one already. Instances are deployed one by one. */
final class OncePerLoop implements Deployable {
  private final Deployable verticle;
  private final BitSet covered;
  private final EventLoops loops;
  private volatile boolean spare;

  OncePerLoop(Deployable verticle, BitSet covered, EventLoops loops) {
    this.verticle = verticle;
    this.covered = covered;
    this.loops = loops;
  }

  boolean isSpare() {
    return spare;
  }

  @Override
  public Future<?> deploy(Context context) throws Exception {
    synchronized (covered) {
      int loop = loops.current();
      spare = covered.get(loop);
      covered.set(loop);
    }
    return spare ? Future.succeededFuture() : verticle.deploy(context);
  }

  @Override
  public Future<?> undeploy(Context context) throws Exception {
    return spare ? Future.succeededFuture() : verticle.undeploy(context);
  }
}
