package chat.scrp.terminal.chat;

import chat.scrp.protocol.model.MessageObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as they are after a change. */
final class Changed {
  private Changed() {}

  static MessageObject edited(MessageObject message, String text, long editedTime) {
    return with(message, text, editedTime, message.deleted(), message.reactions());
  }

  static MessageObject deleted(MessageObject message) {
    return with(message, "", null, true, Map.of());
  }

  static MessageObject reacted(
      MessageObject message, String reaction, String userId, boolean added) {
    Map<String, List<String>> reactions = new LinkedHashMap<>(message.reactions());
    List<String> users = new ArrayList<>(reactions.getOrDefault(reaction, List.of()));
    users.remove(userId);
    if (added) {
      users.add(userId);
    }
    if (users.isEmpty()) {
      reactions.remove(reaction);
    } else {
      reactions.put(reaction, users);
    }
    return with(message, message.text(), message.editedTime(), message.deleted(), reactions);
  }

  private static MessageObject with(
      MessageObject message,
      String text,
      @Nullable Long editedTime,
      boolean deleted,
      Map<String, List<String>> reactions) {
    return new MessageObject(
        message.messageId(),
        message.seq(),
        message.time(),
        message.senderId(),
        text,
        message.roomId(),
        message.userId(),
        editedTime,
        deleted,
        reactions,
        message.clientMessageId());
  }
}
