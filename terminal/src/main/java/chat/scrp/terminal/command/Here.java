package chat.scrp.terminal.command;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.terminal.chat.Chat;
import org.jspecify.annotations.Nullable;

/** What commands are about that name nothing: the conversation that is looked at. */
final class Here {
  private Here() {}

  /** The room that is looked at. */
  static String room(Chat chat) {
    String roomId = chat.current().target().roomId();
    if (roomId == null) {
      throw new MissingWordException("a room: go to one first");
    }
    return roomId;
  }

  /** The conversation that is looked at. */
  static Target conversation(Chat chat) {
    if (chat.current().target().isNone()) {
      throw new MissingWordException("a conversation: go to one first");
    }
    return chat.current().target();
  }

  /** The message that is meant. */
  static MessageObject message(@Nullable MessageObject message) {
    if (message == null) {
      throw new MissingWordException("a message: there is none here");
    }
    return message;
  }
}
