package chat.scrp.client;

import chat.scrp.protocol.model.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Up to which sequence number each conversation is known without a hole, and what is known beyond
 * it (own messages, whose number the answer told).
 */
final class Conversations {
  private final Map<Target, Progress> progress = new HashMap<>();

  /** Whether anything is known of the conversation. */
  boolean knows(Target conversation) {
    return progress.containsKey(conversation);
  }

  /** Up to where the conversation is known without a hole; 0 for one that is not known. */
  long contiguous(Target conversation) {
    Progress known = progress.get(conversation);
    return known == null ? 0 : known.contiguous;
  }

  /** Everything up to a number counts as known. */
  void startAt(Target conversation, long seq) {
    Progress known = progress.computeIfAbsent(conversation, c -> new Progress());
    known.contiguous = Math.max(known.contiguous, seq);
    known.ahead.headSet(known.contiguous, true).clear();
    known.advance();
  }

  /** A message is known. Answers false where it was before. */
  boolean note(Target conversation, long seq) {
    Progress known = progress.computeIfAbsent(conversation, c -> new Progress(seq - 1));
    if (seq <= known.contiguous || !known.ahead.add(seq)) {
      return false;
    }
    known.advance();
    return true;
  }

  /** Whether messages before this one are missing. */
  boolean hasHoleBefore(Target conversation, long seq) {
    @Nullable Progress known = progress.get(conversation);
    if (known == null || seq <= known.contiguous + 1) {
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

  /** All that are known. */
  List<Target> all() {
    return List.copyOf(progress.keySet());
  }

  private static final class Progress {
    private final TreeSet<Long> ahead = new TreeSet<>();
    private long contiguous;

    Progress() {}

    Progress(long contiguous) {
      this.contiguous = contiguous;
    }

    private void advance() {
      while (!ahead.isEmpty() && ahead.first() == contiguous + 1) {
        ahead.pollFirst();
        contiguous++;
      }
    }
  }
}
