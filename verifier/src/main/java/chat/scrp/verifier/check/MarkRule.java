package chat.scrp.verifier.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Read marks, and with them unread counts, follow from MARK_READ, sending and entering. */
final class MarkRule implements Rule {
  /** Between which numbers a read mark must stand. */
  private static final class Bounds {
    long lower;
    long upper;

    void sure(long seq) {
      lower = Math.max(lower, seq);
      perhaps(seq);
    }

    void perhaps(long seq) {
      upper = Math.max(upper, seq);
    }
  }

  @Override
  public void check(Facts facts) {
    var memberships = new Memberships(facts);
    Map<List<Object>, Bounds> bounds = new HashMap<>();
    marked(facts, bounds);
    sent(facts, bounds);
    entered(facts, bounds);
    for (MarkRead read : facts.finalMarks) {
      String room = read.conversation().room();
      if (room == null || memberships.isInAtEnd(read.user(), room)) {
        check(facts, read, of(bounds, read.user(), read.conversation()));
      }
    }
  }

  private static void check(Facts facts, MarkRead read, Bounds bounds) {
    if (read.readSeq() < bounds.lower || read.readSeq() > bounds.upper) {
      facts.report(
          Fault.WRONG_READ_MARK,
          read.user()
              + " has read "
              + read.conversation()
              + " up to "
              + read.readSeq()
              + ", expected "
              + bounds.lower
              + (bounds.upper == bounds.lower ? "" : " to " + bounds.upper));
    }
    head(facts, read);
  }

  private static void head(Facts facts, MarkRead read) {
    var log = facts.logs.get(read.conversation());
    long newest = log == null ? 0 : log.lastKey();
    long sure = newest;
    while (sure > 0 && isFromTheEnd(facts, log == null ? null : log.get(sure))) {
      sure--;
    }
    if (read.lastSeq() < sure || read.lastSeq() > newest) {
      facts.report(
          Fault.WRONG_READ_MARK,
          read.user()
              + " was told the head "
              + read.lastSeq()
              + " of "
              + read.conversation()
              + ", which is "
              + sure);
    }
  }

  /** Sent so late that the asker need not know of it. */
  private static boolean isFromTheEnd(Facts facts, @Nullable Sent sent) {
    return sent != null && sent.acknowledgedAt >= facts.finalAt && sent.firstSentAt > facts.finalAt;
  }

  private static void marked(Facts facts, Map<List<Object>, Bounds> bounds) {
    for (MarkAct act : facts.markActs) {
      Bounds of = of(bounds, act.user(), act.conversation());
      if (act.outcome() == Outcome.DONE) {
        of.sure(act.seq());
      } else if (act.outcome().mayHaveEffect()) {
        of.perhaps(act.seq());
      }
    }
  }

  private static void sent(Facts facts, Map<List<Object>, Bounds> bounds) {
    for (Sent sent : facts.sentByText.values()) {
      Bounds of = of(bounds, sent.user, sent.conversation);
      if (sent.isAcknowledged()) {
        of.sure(sent.seq);
      } else {
        of.perhaps(sent.seq);
      }
    }
  }

  private static void entered(Facts facts, Map<List<Object>, Bounds> bounds) {
    for (MembershipAct act : facts.memberships) {
      Bounds of = of(bounds, act.user(), Conversation.room(act.room()));
      if (act.entering() && act.outcome() == Outcome.DONE) {
        of.sure(act.lastSeq());
      } else if (act.entering() && act.outcome().mayHaveEffect()) {
        of.upper = Long.MAX_VALUE;
      }
    }
  }

  private static Bounds of(
      Map<List<Object>, Bounds> bounds, String user, Conversation conversation) {
    return bounds.computeIfAbsent(List.of(user, conversation), k -> new Bounds());
  }
}
