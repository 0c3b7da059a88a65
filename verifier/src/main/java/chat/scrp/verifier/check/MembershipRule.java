package chat.scrp.verifier.check;

import java.util.List;

/** An acknowledged entering or leaving lasts until somebody undoes it. */
final class MembershipRule implements Rule {
  @Override
  public void check(Facts facts) {
    var memberships = new Memberships(facts);
    for (List<String> known : memberships.known()) {
      String user = known.get(0);
      String room = known.get(1);
      if (facts.finalRooms.containsKey(user)) {
        boolean in = memberships.isInAtEnd(user, room);
        if (isSure(memberships.of(user, room), !in)) {
          facts.report(
              Fault.MEMBERSHIP_LOST,
              user + (in ? " is in " : " is not in ") + room + " at the end");
        }
      }
    }
  }

  /** Whether the acts leave no doubt that the user is in (or out). */
  private static boolean isSure(List<MembershipAct> acts, boolean in) {
    long since = -1;
    long undone = -1;
    for (MembershipAct act : acts) {
      if (act.entering() == in && act.outcome() == Outcome.DONE) {
        since = Math.max(since, act.sentAt());
      } else if (act.entering() != in) {
        undone = Math.max(undone, act.endAt());
      }
    }
    return since >= 0 && undone < since;
  }
}
