package chat.scrp.services.message;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogRow;
import chat.scrp.services.log.Overlay;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Message objects as one viewer sees them. */
public final class MessageObjects {
  private MessageObjects() {}

  /**
   * The message of a row, or null when a later version wrote it.
   *
   * @param id the ID of the room, or of the other of the pair
   */
  public static @Nullable MessageObject of(
      LogRow row, ConversationKey in, String id, long viewer, EntryContext names) {
    Entry entry = row.current();
    if (entry == null) {
      return null;
    }
    Overlay over = row.overlay();
    boolean room = in.kind() == ConversationKey.Kind.ROOM;
    return new MessageObject(
        entry.number(),
        row.seq(),
        row.time(),
        names.userId(entry.actor()),
        entry.text() == null ? "" : entry.text(),
        room ? id : null,
        room ? null : id,
        over == null || over.deleted() ? null : over.editedTime(),
        entry.deleted(),
        over == null ? Map.of() : over.reactionsBy(names),
        viewer == entry.actor() ? entry.clientMessageId() : null);
  }
}
