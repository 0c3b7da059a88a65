package chat.scrp.verifier.check;

/**
 * Who has left or was removed gets and reads nothing more of the room; who entered a room without
 * history reads nothing from before.
 */
final class RemovalRule implements Rule {
  @Override
  public void check(Facts facts) {
    var memberships = new Memberships(facts);
    facts.eachLink(
        link -> {
          for (Delivery delivery : link.deliveries) {
            Sent sent = delivery.sent();
            if (sent != null && isOut(memberships, link.user, sent, delivery.at())) {
              facts.report(
                  Fault.PUSH_AFTER_REMOVAL, sent + ", sent after the removal, came to " + link);
            }
          }
        });
    facts.pages.forEach(page -> read(facts, memberships, page));
  }

  private static void read(Facts facts, Memberships memberships, Page page) {
    String room = page.conversation().room();
    if (room == null) {
      return;
    }
    long entered = facts.openRooms.contains(room) ? 0 : enteredBehind(memberships, page, room);
    for (Page.Line line : page.messages()) {
      Sent sent = line.sent();
      if (sent != null && isOut(memberships, page.user(), sent, page.at())) {
        facts.report(
            Fault.NOT_ENTITLED, sent + ", sent after the removal, was read by " + page.user());
      } else if (line.seq() <= entered) {
        facts.report(
            Fault.NOT_ENTITLED,
            page.conversation()
                + " seq "
                + line.seq()
                + " was read by "
                + page.user()
                + ", who entered behind "
                + entered);
      }
    }
  }

  /** The head at the last entering that was surely before the page. */
  private static long enteredBehind(Memberships memberships, Page page, String room) {
    return memberships.of(page.user(), room).stream()
        .filter(act -> act.entering() && act.outcome() == Outcome.DONE)
        .filter(act -> act.endAt() < page.sentAt())
        .mapToLong(MembershipAct::lastSeq)
        .max()
        .orElse(0);
  }

  /** Whether the user was surely out when the message was sent, and did not try to enter since. */
  private static boolean isOut(Memberships memberships, String user, Sent sent, long gotAt) {
    String room = sent.conversation.room();
    if (room == null) {
      return false;
    }
    long outSince = -1;
    long lastEntering = -1;
    for (MembershipAct act : memberships.of(user, room)) {
      if (act.entering() && act.sentAt() <= gotAt) {
        lastEntering = Math.max(lastEntering, act.endAt());
      } else if (!act.entering()
          && act.outcome() == Outcome.DONE
          && act.endAt() < sent.firstSentAt) {
        outSince = Math.max(outSince, act.sentAt());
      }
    }
    return outSince >= 0 && lastEntering < outSince;
  }
}
