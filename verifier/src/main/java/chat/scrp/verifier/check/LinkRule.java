package chat.scrp.verifier.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * On one connection: each push once, in the order of its conversation, without a hole, and nothing
 * of a room behind one's own leaving.
 */
final class LinkRule implements Rule {
  @Override
  public void check(Facts facts) {
    facts.eachLink(link -> new Walk(facts, link).go());
  }

  /** How far one conversation has come on the connection. */
  private static final class Progress {
    long highest;
    boolean left;
    boolean gapAllowed = true;
    final Set<Long> seen = new HashSet<>();
  }

  private static final class Walk {
    private final Facts facts;
    private final Link link;
    private final Set<Long> pushIds = new HashSet<>();
    private final Map<Conversation, Progress> progress = new HashMap<>();

    Walk(Facts facts, Link link) {
      this.facts = facts;
      this.link = link;
    }

    void go() {
      for (Delivery delivery : link.deliveries) {
        if (delivery.at() < link.loggedInAt) {
          report(Fault.REORDERED, "a kept push before the answer to LOG_IN", delivery);
        }
        if (!pushIds.add(delivery.pushId())) {
          report(Fault.DOUBLED, "push " + delivery.pushId(), delivery);
        }
        take(delivery, progress.computeIfAbsent(delivery.conversation(), c -> new Progress()));
      }
    }

    private void take(Delivery delivery, Progress at) {
      if (delivery.kind() == Delivery.Kind.OWN_ENTERING) {
        at.left = false;
        at.gapAllowed = true;
        return;
      }
      if (at.left) {
        report(Fault.PUSH_AFTER_REMOVAL, "behind the own USER_LEAVE_ROOM", delivery);
      }
      at.left |= delivery.kind() == Delivery.Kind.OWN_LEAVING;
      if (delivery.kind() == Delivery.Kind.MESSAGE) {
        message(delivery, at);
      }
    }

    private void message(Delivery delivery, Progress at) {
      long seq = delivery.seq();
      if (!at.seen.add(seq)) {
        report(Fault.DOUBLED, "seq " + seq, delivery);
      } else if (seq < at.highest) {
        report(Fault.REORDERED, "seq " + seq + " behind " + at.highest, delivery);
      } else if (!at.gapAllowed) {
        hole(delivery, at.highest + 1);
      }
      if (isOnlySentHere(delivery)) {
        report(Fault.DOUBLED, "the sending connection got its own message", delivery);
      }
      at.highest = Math.max(at.highest, seq);
      at.gapAllowed = false;
    }

    private void hole(Delivery delivery, long from) {
      for (long seq = from; seq < delivery.seq(); seq++) {
        Sent missing = facts.at(delivery.conversation(), seq);
        if (missing == null || !isSentHere(missing)) {
          report(Fault.HOLE, "seq " + seq + " left out before " + delivery.seq(), delivery);
          return;
        }
      }
    }

    private boolean isOnlySentHere(Delivery delivery) {
      Sent sent = delivery.sent();
      return sent != null && sent.attempts.size() == 1 && isSentHere(sent);
    }

    private boolean isSentHere(Sent sent) {
      return sent.attempts.stream().anyMatch(attempt -> attempt.link() == link);
    }

    private void report(Fault fault, String what, Delivery delivery) {
      facts.report(
          fault, link + ": " + what + " in " + delivery.conversation() + " at " + delivery.at());
    }
  }
}
