package chat.scrp.terminal.chat;

import chat.scrp.protocol.model.MessageObject;
import java.util.function.Consumer;

/** How a person sees the chat. Called on the thread of the loop only. */
public interface View {

  /** Whether what was said before is shown too. */
  boolean showsHistory();

  /** There is a new message. */
  void said(Conversation conversation, MessageObject message);

  /** Something else is to be read in a conversation. */
  void line(Conversation conversation, Item.Kind kind, String text);

  /** Another conversation is looked at. */
  void opened(Conversation conversation);

  /** The connection came or went. */
  void linked(String state);

  /** Asks the person for something that must not be seen, not even while it is typed. */
  void askSecret(String question, Consumer<String> answer);

  /** Asks the person for a word. */
  void ask(String question, Consumer<String> answer);

  /** Puts a text where the person types. */
  void suggest(String text);
}
