package chat.scrp.services.log;

import org.jspecify.annotations.Nullable;

/**
 * An entry where it stands, with all that is needed to say it to somebody.
 *
 * @param position where it stands in the log; {@link Position#START} for what is in none
 * @param time when it happened, seconds
 */
record Occurrence(
    ConversationKey conversation, long position, long time, Entry entry, EntryContext context) {

  boolean inRoom() {
    return conversation.kind() == ConversationKey.Kind.ROOM;
  }

  /** The ID of the room whose log it is, or null when it is another log or the room is gone. */
  @Nullable String roomId() {
    return inRoom() ? context.roomId(conversation.a()) : null;
  }

  @Nullable String actorId() {
    return context.userId(entry.actor());
  }

  @Nullable String subjectId() {
    return context.userId(entry.subject());
  }

  /** Of the actor and the subject the one that is not the viewer. */
  long other(long viewer) {
    return viewer == entry.actor() ? entry.subject() : entry.actor();
  }
}
