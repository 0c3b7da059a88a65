package chat.scrp.verifier.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each message has reached everybody whom it was for. For who acknowledges, by a push, whatever was
 * cut; for the others, written to a connection is delivered, so one that was cut after the message
 * may have taken it along.
 */
final class UndeliveredRule implements Rule {
  /** A connection's end reaches the server later, where its proxy delays: by 400 ms at most. */
  private static final long NOTICED = Window.SECOND / 2;

  @Override
  public void check(Facts facts) {
    Map<String, List<Link>> links = new HashMap<>();
    Map<String, Set<Sent>> pushed = new HashMap<>();
    facts.eachLink(
        link -> {
          links.computeIfAbsent(link.user, u -> new ArrayList<>()).add(link);
          Set<Sent> got = pushed.computeIfAbsent(link.user, u -> new HashSet<>());
          for (Delivery delivery : link.deliveries) {
            if (delivery.sent() != null) {
              got.add(delivery.sent());
            }
          }
        });
    var readers = new Readers(facts);
    for (Sent sent : facts.sentByText.values()) {
      if (sent.acknowledgedAt >= facts.finalAt) {
        continue;
      }
      for (String user : readers.entitledToPush(sent)) {
        boolean got = pushed.getOrDefault(user, Set.of()).contains(sent);
        if (!got && !mayBeCutOff(links.getOrDefault(user, List.of()), sent)) {
          facts.report(Fault.UNDELIVERED, sent + " never came to " + user);
        }
      }
    }
  }

  private static boolean mayBeCutOff(List<Link> links, Sent sent) {
    return links.stream()
        .anyMatch(
            link ->
                mayHaveTaken(link)
                    && link.closedAt != Long.MAX_VALUE
                    && link.closedAt + NOTICED >= sent.firstSentAt
                    && !hasNewer(link, sent));
  }

  /** A log-in without an answer may have succeeded, and what came behind it is cut off with it. */
  private static boolean mayHaveTaken(Link link) {
    return link.isLoggedIn() ? !link.acknowledges : link.knocked;
  }

  /** A newer message of the conversation came here: the older one was not in what was cut off. */
  private static boolean hasNewer(Link link, Sent sent) {
    return link.deliveries.stream()
        .anyMatch(
            delivery ->
                delivery.conversation().equals(sent.conversation) && delivery.seq() > sent.seq);
  }
}
