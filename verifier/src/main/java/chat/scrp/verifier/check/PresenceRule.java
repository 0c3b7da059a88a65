package chat.scrp.verifier.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * While nothing is disturbed: who is gone for more than 30 s is shown offline, who is there is
 * shown online.
 */
final class PresenceRule implements Rule {
  private static final long GONE = 31 * Window.SECOND;
  private static final long SETTLED = 15 * Window.SECOND;
  private static final long THERE = 5 * Window.SECOND;

  @Override
  public void check(Facts facts) {
    Map<String, List<Link>> links = new HashMap<>();
    facts.eachLink(link -> links.computeIfAbsent(link.user, u -> new ArrayList<>()).add(link));
    for (ModeRead mode : facts.modes) {
      List<Link> of = links.getOrDefault(mode.user(), List.of());
      if (mode.online() && facts.quietAt(mode.sentAt(), GONE) != null && isGone(of, mode)) {
        facts.report(
            Fault.WRONG_PRESENCE, mode.user() + " is gone, and shown online at " + mode.at());
      }
      if (!mode.online() && facts.quietAt(mode.sentAt(), SETTLED) != null && isThere(of, mode)) {
        facts.report(
            Fault.WRONG_PRESENCE, mode.user() + " is there, and shown offline at " + mode.at());
      }
    }
  }

  private static boolean isGone(List<Link> links, ModeRead mode) {
    return links.stream()
        .noneMatch(link -> link.openedAt <= mode.at() && link.closedAt > mode.sentAt() - GONE);
  }

  private static boolean isThere(List<Link> links, ModeRead mode) {
    return links.stream()
        .anyMatch(
            link ->
                link.isLoggedIn()
                    && link.loggedInAt < mode.sentAt() - THERE
                    && link.closedAt > mode.at() + Window.SECOND);
  }
}
