package chat.scrp.terminal.command;

import static chat.scrp.terminal.command.Command.Completes.NOTHING;
import static chat.scrp.terminal.command.Command.Completes.USER;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.response.SearchMessageResponse;
import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Conversation;
import chat.scrp.terminal.text.SafeText;
import chat.scrp.terminal.text.Times;
import java.util.List;

/** What can be done with messages. */
final class MessageCommands {
  private static final int FOUND = 20;
  private static final int PAGES = 20;

  private MessageCommands() {}

  static List<Command> all() {
    return List.of(
        new Command("msg", "USER TEXT", "send a message to a friend", USER, MessageCommands::msg),
        new Command(
            "edit", "TEXT", "change your last message here", NOTHING, MessageCommands::edit),
        new Command(
            "delete", "", "delete your last message here", NOTHING, MessageCommands::delete),
        new Command(
            "react",
            "EMOJI",
            "react to the last message of others here",
            NOTHING,
            MessageCommands::react),
        new Command("unreact", "EMOJI", "take that back", NOTHING, MessageCommands::unreact),
        new Command(
            "search",
            "WORDS",
            "search what was said, here or at home everywhere",
            NOTHING,
            MessageCommands::search),
        new Command("find", "WORDS", "look for people and rooms", NOTHING, MessageCommands::find));
  }

  private static void msg(Chat chat, Words words) {
    Conversation conversation = chat.conversation(words.conversation());
    String text = words.rest("a text");
    chat.open(conversation);
    chat.say(conversation, text);
  }

  private static void edit(Chat chat, Words words) {
    Target conversation = Here.conversation(chat);
    MessageObject mine = Here.message(chat.myNewest());
    if (words.isEmpty()) {
      chat.view().suggest("/edit " + SafeText.line(mine.text()));
      return;
    }
    String text = words.rest();
    chat.await(
        chat.client().messages().edit(conversation, mine.seq(), text),
        done -> chat.edited(conversation, mine.seq(), text));
  }

  private static void delete(Chat chat, Words words) {
    Target conversation = Here.conversation(chat);
    MessageObject mine = Here.message(chat.myNewest());
    chat.await(
        chat.client().messages().delete(conversation, mine.seq()),
        done -> chat.deleted(conversation, mine.seq()));
  }

  private static void react(Chat chat, Words words) {
    Target conversation = Here.conversation(chat);
    MessageObject newest = Here.message(chat.newestOfOthers());
    String emoji = words.next("an emoji");
    chat.await(
        chat.client().messages().addReaction(conversation, newest.seq(), emoji),
        done -> chat.reacted(conversation, newest.seq(), emoji, true));
  }

  private static void unreact(Chat chat, Words words) {
    Target conversation = Here.conversation(chat);
    MessageObject newest = Here.message(chat.newestOfOthers());
    String emoji = words.next("an emoji");
    chat.await(
        chat.client().messages().removeReaction(conversation, newest.seq(), emoji),
        done -> chat.reacted(conversation, newest.seq(), emoji, false));
  }

  private static void search(Chat chat, Words words) {
    String query = words.rest("words to search for");
    Target where = chat.current().target();
    chat.await(
        chat.client().messages().search(query, where, FOUND, null),
        page -> found(chat, query, where, page, 0, PAGES));
  }

  /** Shows a page; the server's time for one may be over before something is found. */
  private static void found(
      Chat chat, String query, Target where, SearchMessageResponse page, int before, int pages) {
    for (MessageObject message : page.messages()) {
      String place = message.roomId() != null ? "#" + message.roomId() : "@" + message.userId();
      String sender = message.senderId() == null ? "(deleted)" : message.senderId();
      chat.note(
          Times.dayAndTime(message.time())
              + "  "
              + (where.isNone() ? place + "  " : "")
              + sender
              + "  "
              + SafeText.line(message.text()));
    }
    int found = before + page.messages().size();
    if (page.nextCursor() != null && found < FOUND && pages > 1) {
      chat.await(
          chat.client().messages().search(query, where, FOUND - found, page.nextCursor()),
          next -> found(chat, query, where, next, found, pages - 1));
    } else if (found == 0) {
      chat.note("Nothing was found.");
    } else if (page.nextCursor() != null) {
      chat.note("There is more: search for something rarer.");
    }
  }

  private static void find(Chat chat, Words words) {
    String query = words.rest("words to look for");
    chat.await(
        chat.client().people().search(query, FOUND, null),
        answer ->
            answer
                .users()
                .forEach(
                    user ->
                        chat.note(
                            "@" + user.userId() + "  " + SafeText.line(user.userNickname()))));
    chat.await(
        chat.client().rooms().search(query, FOUND, null),
        answer ->
            answer
                .rooms()
                .forEach(
                    room ->
                        chat.note(
                            "#"
                                + room.roomId()
                                + "  "
                                + SafeText.line(room.roomNickname())
                                + "  "
                                + room.memberCount()
                                + " members")));
  }
}
