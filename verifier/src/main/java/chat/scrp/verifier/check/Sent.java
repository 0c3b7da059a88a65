package chat.scrp.verifier.check;

import java.util.ArrayList;
import java.util.List;

/** A message that a user meant to send once: its text is like no other's. */
final class Sent {
  final String user;
  final Conversation conversation;
  final String text;
  final long firstSentAt;
  final List<Attempt> attempts = new ArrayList<>();

  /** Where the message was seen (answer, push or page); 0 while it was not. */
  long seq;

  long messageId;

  /** When the first answer 900 came. */
  long acknowledgedAt = Long.MAX_VALUE;

  Sent(String user, Conversation conversation, String text, long firstSentAt) {
    this.user = user;
    this.conversation = conversation;
    this.text = text;
    this.firstSentAt = firstSentAt;
  }

  boolean isAcknowledged() {
    return acknowledgedAt != Long.MAX_VALUE;
  }

  /** The text's beginning, which names it. */
  @Override
  public String toString() {
    String name = text.length() > 24 ? text.substring(0, 24) : text;
    return "'" + name + "' of " + user + " in " + conversation + (seq == 0 ? "" : " seq " + seq);
  }
}
