package chat.scrp.services.stats;

import chat.scrp.services.dispatch.AcceptedSends;
import java.util.concurrent.atomic.LongAdder;

/** What this replica has counted since it started. All methods may be called from any thread. */
public final class Traffic implements AcceptedSends {
  private final LongAdder messagesIn = new LongAdder();
  private final LongAdder messagesOut = new LongAdder();
  private final LongAdder dataIn = new LongAdder();
  private final LongAdder dataOut = new LongAdder();

  @Override
  public void messageIn() {
    messagesIn.increment();
  }

  /** Pushes of messages were written to clients. */
  public void messagesOut(long pushes) {
    messagesOut.add(pushes);
  }

  /** Bytes were read from clients. */
  public void dataIn(long bytes) {
    dataIn.add(bytes);
  }

  /** Bytes were written to clients. */
  public void dataOut(long bytes) {
    dataOut.add(bytes);
  }

  public long messagesIn() {
    return messagesIn.sum();
  }

  public long messagesOut() {
    return messagesOut.sum();
  }

  public long dataIn() {
    return dataIn.sum();
  }

  public long dataOut() {
    return dataOut.sum();
  }
}
