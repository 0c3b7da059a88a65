package chat.scrp.gateway.socket;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;

/** The outboxes of one event loop that got something in this turn; each is written once. */
final class Flushes {
  private final EventExecutor loop;
  private List<Outbox> waiting = new ArrayList<>();
  private List<Outbox> spare = new ArrayList<>();
  private boolean scheduled;

  Flushes(EventExecutor loop) {
    this.loop = loop;
  }

  /** Flushes the outbox when the turn is over. */
  void add(Outbox outbox) {
    waiting.add(outbox);
    if (!scheduled) {
      scheduled = true;
      loop.execute(this::flush);
    }
  }

  private void flush() {
    scheduled = false;
    List<Outbox> now = waiting;
    waiting = spare;
    for (Outbox outbox : now) {
      outbox.flush();
    }
    now.clear();
    spare = now;
  }
}
