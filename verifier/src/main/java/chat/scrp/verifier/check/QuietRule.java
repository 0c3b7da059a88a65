package chat.scrp.verifier.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In a quiet window the system settles: requests are answered, and a push comes at once to each
 * connection that is there.
 */
final class QuietRule implements Rule {
  private static final long SETTLED = 15 * Window.SECOND;
  private static final long AT_ONCE = 10 * Window.SECOND;

  @Override
  public void check(Facts facts) {
    for (Call call : facts.failedCalls) {
      Window window = facts.quietAt(call.sentAt, SETTLED);
      if (window != null && window.to() >= call.sentAt + AT_ONCE && !wasHungUp(call)) {
        facts.report(
            Fault.UNSETTLED,
            call.method
                + " on "
                + call.link
                + " at "
                + call.sentAt
                + (call.error == Outcome.UNANSWERED ? " has no answer" : ": " + call.error));
      }
    }
    pushes(facts);
  }

  /** The client hung up before it could have an answer. */
  private static boolean wasHungUp(Call call) {
    return call.outcome() == Outcome.UNKNOWN && call.link.closedAt < call.sentAt + AT_ONCE / 2;
  }

  private static void pushes(Facts facts) {
    Map<String, List<Link>> links = new HashMap<>();
    Map<Link, Set<Sent>> got = new HashMap<>();
    facts.eachLink(
        link -> {
          links.computeIfAbsent(link.user, u -> new ArrayList<>()).add(link);
          Set<Sent> messages = new HashSet<>();
          link.deliveries.forEach(delivery -> collect(facts, delivery, messages));
          got.put(link, messages);
        });
    var readers = new Readers(facts);
    for (Sent sent : facts.sentByText.values()) {
      Window window = facts.quietAt(sent.firstSentAt, SETTLED);
      if (window == null || sent.acknowledgedAt > window.to() - AT_ONCE) {
        continue;
      }
      for (String user : readers.entitledToPush(sent)) {
        for (Link link : links.getOrDefault(user, List.of())) {
          if (isThere(link, sent, window) && !got.getOrDefault(link, Set.of()).contains(sent)) {
            facts.report(
                Fault.STALLED, sent + " did not come to " + link + " until " + window.to());
          }
        }
      }
    }
  }

  private static void collect(Facts facts, Delivery delivery, Set<Sent> messages) {
    Sent sent = delivery.sent();
    if (sent == null) {
      return;
    }
    Window window = facts.quietAt(sent.firstSentAt, SETTLED);
    if (window != null && delivery.at() <= window.to()) {
      messages.add(sent);
    }
  }

  private static boolean isThere(Link link, Sent sent, Window window) {
    return link.isLoggedIn()
        && link.loggedInAt < sent.firstSentAt - SETTLED / 3
        && link.closedAt > window.to();
  }
}
