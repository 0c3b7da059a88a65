package chat.scrp.services.log;

import java.util.List;

/** Marks to move, told to the message service at {@code Bus.MARKS_DELIVERED}. */
public record DeliveredMarks(List<Advance> advances) {

  /**
   * One user has everything in {@code (from, to]}: its mark moves to {@code to} if it stands in
   * {@code [from, to]}; otherwise nothing changes.
   */
  public record Advance(ConversationKey conversation, long user, long from, long to) {}
}
