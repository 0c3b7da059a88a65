package chat.scrp.verifier.check;

/** The ways in which a server can break its promises. */
public enum Fault {
  /** An answer 900 to SEND_*, and the message is not in the log of who may read it. */
  LOST("acknowledged and lost"),
  /** An answer 900 to an edit or deletion, and who reads later sees an older text. */
  LOST_EDIT("edit acknowledged and lost"),
  /** A message in the log that a member never got, neither live nor by catch-up. */
  UNDELIVERED("stored but never delivered"),
  /** The same push or message twice on one connection. */
  DOUBLED("doubled on one connection"),
  /** Not in the order of the conversation, or an order that contradicts time. */
  REORDERED("reordered"),
  /** A message that nobody sent. */
  PHANTOM("phantom"),
  /** A number of a conversation left out. */
  HOLE("hole in seq"),
  /** A push of a room after one's own leaving or removal. */
  PUSH_AFTER_REMOVAL("push after removal"),
  /** A message that one may not read. */
  NOT_ENTITLED("read without right"),
  /** One client_message_id, two messages. */
  STORED_TWICE("client_message_id stored twice"),
  /** A read mark or an unread count that does not follow from what was done. */
  WRONG_READ_MARK("wrong unread or read mark"),
  /** Shown online though gone, or offline though there. */
  WRONG_PRESENCE("wrong presence"),
  /** A request answered 503 that took effect after its deadline. */
  EFFECT_AFTER_503("effect after 503"),
  /** Entering, leaving or removal was acknowledged and did not last. */
  MEMBERSHIP_LOST("membership change lost"),
  /** Nothing is disturbed, and a push does not come to who is online. */
  STALLED("push not at once in a quiet window"),
  /** Nothing is disturbed, and requests still fail or stay without an answer. */
  UNSETTLED("not settled in a quiet window"),
  /** The store says that it has less than it had. */
  STORE_RESET("store came back with less"),
  /** An answer or a frame that the contract does not know. */
  BROKEN_ANSWER("broken answer");

  private final String title;

  Fault(String title) {
    this.title = title;
  }

  /** What the verdict calls it. */
  public String title() {
    return title;
  }
}
