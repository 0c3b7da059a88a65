package chat.scrp.services.dispatch;

/** Who counts the messages that were accepted. */
@FunctionalInterface
public interface AcceptedSends {
  /** A SEND_* was accepted. */
  void messageIn();
}
