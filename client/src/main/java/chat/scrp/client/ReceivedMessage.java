package chat.scrp.client;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;

/**
 * A new message and where it belongs.
 *
 * @param conversation the room, or the other user of a private conversation
 * @param message the message
 */
public record ReceivedMessage(Target conversation, MessageObject message) {}
