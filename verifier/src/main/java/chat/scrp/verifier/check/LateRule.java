package chat.scrp.verifier.check;

import java.util.Collection;

/** A send that was answered 503, each time, has no effect after the last deadline. */
final class LateRule implements Rule {
  @Override
  public void check(Facts facts) {
    facts.logs.values().forEach(log -> againstNeighbours(facts, log.values()));
    againstPages(facts);
  }

  private static void againstNeighbours(Facts facts, Collection<Sent> log) {
    Sent latest = null;
    for (Sent sent : log) {
      if (latest != null) {
        againstNeighbour(facts, sent, latest);
      }
      if (latest == null || sent.firstSentAt > latest.firstSentAt) {
        latest = sent;
      }
    }
  }

  /** Another message that was sent after the deadline stands before the late one. */
  private static void againstNeighbour(Facts facts, Sent sent, Sent older) {
    long deadline = deadline(facts, sent);
    if (older.firstSentAt > deadline) {
      facts.report(
          Fault.EFFECT_AFTER_503,
          sent
              + " was answered 503 until "
              + deadline
              + " and stands behind "
              + older
              + ", sent at "
              + older.firstSentAt);
    }
  }

  /** A page that was read after the deadline does not have the late message yet. */
  private static void againstPages(Facts facts) {
    for (Page page : facts.pages) {
      Sent next = facts.at(page.conversation(), page.lastSeq() + 1);
      if (next != null && deadline(facts, next) < page.sentAt()) {
        facts.report(
            Fault.EFFECT_AFTER_503,
            next
                + " was answered 503 until "
                + deadline(facts, next)
                + " and was not there at "
                + page.at());
      }
    }
  }

  /** After which the message cannot take effect any more; never, unless all answers were 503. */
  private static long deadline(Facts facts, Sent sent) {
    long deadline = -1;
    for (Attempt attempt : sent.attempts) {
      switch (attempt.outcome()) {
        case LATE -> deadline = Math.max(deadline, facts.deadline(attempt.answeredAt()));
        case REFUSED -> deadline = Math.max(deadline, attempt.answeredAt());
        case DONE, UNKNOWN -> {
          return Long.MAX_VALUE;
        }
      }
    }
    return deadline < 0 ? Long.MAX_VALUE : deadline;
  }
}
