package chat.scrp.client;

import chat.scrp.protocol.model.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Up to which sequence number each conversation is known without a hole, and what is known beyond
 * it (own messages, whose number the answer told).
 */
final class Conversations {
  private static final long UNKNOWN = -1;

  /**
   * Of more own messages than this beyond a hole, the oldest are forgotten, and told as news then.
   */
  private static final int MAX_AHEAD = 10_000;

  private final Map<Target, Progress> progress = new HashMap<>();

  /** Up to where the conversation is known without a hole; 0 for one that is not known. */
  long contiguous(Target conversation) {
    Progress known = progress.get(conversation);
    return known == null ? 0 : Math.max(0, known.contiguous);
  }

  /** Everything up to a number counts as known. */
  void startAt(Target conversation, long seq) {
    progress.computeIfAbsent(conversation, c -> new Progress()).startAt(seq);
  }

  /** A message came. Answers false where it was known before. */
  boolean note(Target conversation, long seq) {
    Progress known = progress.computeIfAbsent(conversation, c -> new Progress());
    if (known.contiguous == UNKNOWN) {
      known.startAt(seq - 1);
    }
    return known.add(seq);
  }

  /**
   * A message was sent from here. It tells nothing of those before it, which may still be on their
   * way.
   */
  void noteOwn(Target conversation, long seq) {
    progress.computeIfAbsent(conversation, c -> new Progress()).add(seq);
  }

  /** Whether messages before this one are missing. */
  boolean hasHoleBefore(Target conversation, long seq) {
    Progress known = progress.get(conversation);
    if (known == null || known.contiguous == UNKNOWN || seq <= known.contiguous + 1) {
      return false;
    }
    long between = seq - 1 - known.contiguous;
    return known.ahead.headSet(seq).size() < between;
  }

  /** The conversation is over. */
  void forget(Target conversation) {
    progress.remove(conversation);
  }

  /** Nothing is known any more. */
  void clear() {
    progress.clear();
  }

  /** All whose beginning is known. */
  List<Target> all() {
    return progress.entrySet().stream()
        .filter(known -> known.getValue().contiguous != UNKNOWN)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static final class Progress {
    private final TreeSet<Long> ahead = new TreeSet<>();
    private long contiguous = UNKNOWN;

    private boolean add(long seq) {
      boolean isNew = seq > contiguous && ahead.add(seq);
      advance();
      if (ahead.size() > MAX_AHEAD) {
        ahead.pollFirst();
      }
      return isNew;
    }

    private void startAt(long seq) {
      contiguous = Math.max(contiguous, seq);
      ahead.headSet(contiguous, true).clear();
      advance();
    }

    private void advance() {
      while (contiguous != UNKNOWN && !ahead.isEmpty() && ahead.first() == contiguous + 1) {
        ahead.pollFirst();
        contiguous++;
      }
    }
  }
}
