package chat.scrp.verifier.check;

/**
 * A request that makes a user a member of a room, or ends that.
 *
 * @param user whose membership it is about
 * @param room the room
 * @param entering whether it makes, not ends
 * @param sentAt when it was sent
 * @param endAt until when it may have taken effect
 * @param outcome what the answer says
 * @param lastSeq the room's head in the answer to ENTER_ROOM; 0 without
 */
record MembershipAct(
    String user,
    String room,
    boolean entering,
    long sentAt,
    long endAt,
    Outcome outcome,
    long lastSeq) {}
