package chat.scrp.gateway.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final int LIMIT = 3;

  private final Admission admission = new Admission(LIMIT);
  private final List<Promise<Void>> running = new ArrayList<>();
  private final List<Future<Void>> asked = new ArrayList<>();

  private Future<Void> begin() {
    Promise<Void> task = Promise.promise();
    running.add(task);
    return task.future();
  }

  private void ask(int tasks) {
    for (int i = 0; i < tasks; i++) {
      asked.add(admission.run(this::begin));
    }
  }

  @Test
  void soManyRunAtATimeAndTheNextBeginsWhenOneHasEnded() {
    ask(LIMIT + 2);
    assertEquals(LIMIT, running.size());
    running.get(0).complete();
    assertTrue(asked.get(0).succeeded());
    assertEquals(LIMIT + 1, running.size());
  }

  @Test
  void aTaskThatFailsOrThrowsMakesRoomAsWell() {
    ask(LIMIT);
    Future<Void> thrown =
        admission.run(
            () -> {
              throw new IllegalStateException("on purpose");
            });
    ask(1);
    running.get(0).fail("on purpose");
    assertTrue(asked.get(0).failed());
    assertTrue(thrown.failed());
    assertEquals(LIMIT + 1, running.size());
  }

  @Test
  void thousandsThatEndAtOnceWaitWithoutGrowingTheStack() {
    ask(LIMIT);
    int[] ended = {0};
    for (int i = 0; i < 100_000; i++) {
      admission.run(Future::<Void>succeededFuture).onSuccess(done -> ended[0]++);
    }
    assertEquals(0, ended[0]);
    running.get(0).complete();
    assertEquals(100_000, ended[0]);
  }
}
