package chat.scrp.services.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
  private Vertx vertx;
  private EventLoops loops;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(3));
    loops = new EventLoops(vertx);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void deploysOneInstanceOnEachLoopWhoeverTakesTurns() throws Exception {
    // Given
    Queue<Integer> started = new ConcurrentLinkedQueue<>();
    VertxInternal internal = (VertxInternal) vertx;

    // When
    var ids =
        loops.deployOnEach(
            () ->
                new VerticleBase() {
                  @Override
                  public Future<?> start() {
                    started.add(loops.current());
                    // Somebody else takes the next turn.
                    internal.createEventLoopContext();
                    return Future.succeededFuture();
                  }
                });

    // Then
    assertEquals(3, ids.await(20, TimeUnit.SECONDS).size());
    assertEquals(3, started.size());
    assertEquals(Set.of(0, 1, 2), Set.copyOf(started));
  }

  @Test
  void hasNoNumberElsewhere() {
    assertEquals(3, loops.count());
    assertThrows(IllegalStateException.class, loops::current);
  }
}
