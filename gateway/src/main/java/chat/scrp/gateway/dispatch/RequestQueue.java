package chat.scrp.gateway.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection that are not answered yet, and their order. A request that changes
 * state runs alone: it waits for all before it, and all behind wait for it. Sends run side by side,
 * because the log puts them in the order in which they are handed on; their answers leave in that
 * order. Reads run beside sends, and are answered as they come.
 */
public final class RequestQueue {

  /** How a request stands to its neighbours. */
  public enum Kind {
    READ,
    SEND,
    EXCLUSIVE
  }

  /** One request. */
  public static final class Slot {
    private final Kind kind;
    private final Consumer<Slot> start;
    private byte @Nullable [] answer;

    /**
     * @param start hands the request on; answers it later, or at once
     */
    public Slot(Kind kind, Consumer<Slot> start) {
      this.kind = kind;
      this.start = start;
    }
  }

  private final int maxReads;
  private final BooleanSupplier room;
  private final Consumer<byte[]> out;
  private final Deque<Slot> waiting = new ArrayDeque<>(2);
  private final Deque<Slot> unanswered = new ArrayDeque<>(2);
  private int reads;
  private boolean exclusive;
  private boolean starting;

  /**
   * @param maxReads reads that run at one time
   * @param room whether the connection takes answers; reads wait until it does
   * @param out where answers go
   */
  public RequestQueue(int maxReads, BooleanSupplier room, Consumer<byte[]> out) {
    this.maxReads = maxReads;
    this.room = room;
    this.out = out;
  }

  /** Requests that are not answered yet. */
  public int size() {
    return waiting.size() + unanswered.size() + reads;
  }

  /** Takes the next request of the connection. */
  public void add(Slot slot) {
    waiting.add(slot);
    advance();
  }

  /** Takes the answer of a request that was started. */
  public void answer(Slot slot, byte[] json) {
    if (slot.kind == Kind.READ) {
      reads--;
      out.accept(json);
    } else {
      slot.answer = json;
      writeInOrder();
    }
    advance();
  }

  /** Starts what may start now; to be called when there is room again. */
  public void advance() {
    if (starting) {
      return;
    }
    starting = true;
    try {
      for (Slot next = waiting.peek(); next != null && mayStart(next); next = waiting.peek()) {
        waiting.remove();
        start(next);
      }
    } finally {
      starting = false;
    }
  }

  /** Forgets everything: the connection is gone. */
  public void clear() {
    waiting.clear();
  }

  private boolean mayStart(Slot next) {
    if (exclusive) {
      return false;
    }
    return switch (next.kind) {
      case READ -> reads < maxReads && room.getAsBoolean();
      case SEND -> true;
      case EXCLUSIVE -> reads == 0 && unanswered.isEmpty();
    };
  }

  private void start(Slot slot) {
    switch (slot.kind) {
      case READ -> reads++;
      case SEND -> unanswered.add(slot);
      case EXCLUSIVE -> {
        unanswered.add(slot);
        exclusive = true;
      }
    }
    slot.start.accept(slot);
  }

  private void writeInOrder() {
    for (Slot first = unanswered.peek(); first != null; first = unanswered.peek()) {
      byte[] json = first.answer;
      if (json == null) {
        return;
      }
      unanswered.remove();
      exclusive = false;
      out.accept(json);
    }
  }
}
