package chat.scrp.services.message;

import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.EntryContext;

/**
 * The conversation that a request is about, as its caller sees it.
 *
 * @param caller who asks
 * @param key which log
 * @param id the ID of the room, or of the other user
 */
record Conversation(Caller caller, ConversationKey key, String id) {

  boolean isRoom() {
    return key.kind() == ConversationKey.Kind.ROOM;
  }

  /** The number of the other user, or 0 in a room. */
  long peer() {
    return isRoom() ? 0 : key.peerOf(caller.user());
  }

  /** What receivers of the caller's entries need to know. */
  EntryContext context() {
    EntryContext context = EntryContext.ofUser(caller.user(), caller.userId(), null);
    return isRoom() ? context.withRoom(key.a(), id, null) : context.withUser(peer(), id, null);
  }
}
