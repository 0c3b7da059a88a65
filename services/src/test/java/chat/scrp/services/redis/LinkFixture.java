package chat.scrp.services.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The link of one event loop, used from a test's thread. */
public final class LinkFixture implements AutoCloseable {
  public final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  public final RedisLinks links;
  private final ContextInternal context;

  public LinkFixture(RedisConfig config) {
    links = new RedisLinks(vertx, config);
    context =
        ((VertxInternal) vertx)
            .contextBuilder()
            .withThreadingModel(ThreadingModel.EVENT_LOOP)
            .build();
  }

  /** Runs something on the loop, without waiting for it. */
  public <T> Future<T> start(Function<RedisLink, Future<T>> action) {
    Promise<T> done = Promise.promise();
    context.runOnContext(v -> action.apply(links.current()).onComplete(done));
    return done.future();
  }

  public <T> T get(Function<RedisLink, Future<T>> action) throws Exception {
    return await(start(action));
  }

  public static <T> T await(Future<T> future) throws Exception {
    return future.await(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    links.close().await();
    vertx.close().await();
  }
}
