package chat.scrp.terminal.command;

import static chat.scrp.terminal.command.Command.Completes.COMMAND;
import static chat.scrp.terminal.command.Command.Completes.CONVERSATION;
import static chat.scrp.terminal.command.Command.Completes.NOTHING;

import chat.scrp.protocol.model.SessionObject;
import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Conversation;
import chat.scrp.terminal.text.SafeText;
import chat.scrp.terminal.text.Times;
import java.util.List;

/** Going about, and what concerns the user itself. */
final class OwnCommands {
  private OwnCommands() {}

  static List<Command> all() {
    return List.of(
        new Command("help", "[COMMAND]", "what can be typed", COMMAND, Commands::help),
        new Command("go", "[#ROOM|USER]", "look at a conversation", CONVERSATION, OwnCommands::go),
        new Command("back", "", "look at the one before", NOTHING, (chat, w) -> chat.openBefore()),
        new Command("nick", "NICKNAME", "change your nickname", NOTHING, OwnCommands::nick),
        new Command("about", "TEXT", "say something about yourself", NOTHING, OwnCommands::about),
        new Command("password", "", "change your password", NOTHING, OwnCommands::password),
        new Command("sessions", "", "where you are logged in", NOTHING, OwnCommands::sessions),
        new Command("end-session", "ID", "log out elsewhere", NOTHING, OwnCommands::endSession),
        new Command("export", "FILE", "save all the server keeps of you", NOTHING, Export::begin),
        new Command("info", "", "what the server says of itself", NOTHING, OwnCommands::info),
        new Command("clear", "", "clear away notes", NOTHING, (chat, words) -> chat.clearLines()),
        new Command("logout", "", "end this session and leave", NOTHING, OwnCommands::logOut),
        new Command(
            "delete-account", "", "delete your account for good", NOTHING, OwnCommands::delete),
        new Command("quit", "", "leave", NOTHING, (chat, words) -> chat.loop().end(0)));
  }

  private static void go(Chat chat, Words words) {
    if (words.isEmpty()) {
      chat.open(chat.home());
      return;
    }
    String word = words.next("a name");
    Conversation found = null;
    for (Conversation conversation : chat.conversations()) {
      String name = conversation.name();
      boolean exact = name.equals(word) || name.substring(1).equals(word);
      if (exact || (found == null && name.substring(1).startsWith(word))) {
        found = conversation;
      }
      if (exact) {
        break;
      }
    }
    if (found == null) {
      throw new MissingWordException(
          "one of your rooms or friends (to enter a room: /join " + word + ")");
    }
    chat.open(found);
  }

  private static void nick(Chat chat, Words words) {
    String nickname = words.rest("a nickname");
    chat.await(
        chat.client().account().changeNickname(nickname),
        done -> chat.note("Others see you as " + nickname + " now."));
  }

  private static void about(Chat chat, Words words) {
    chat.await(
        chat.client().account().changeDescription(words.rest()),
        done -> chat.note("Others can read that about you now."));
  }

  private static void password(Chat chat, Words words) {
    chat.view()
        .askSecret(
            "Your present password",
            old ->
                chat.view()
                    .askSecret(
                        "Your new password",
                        fresh ->
                            chat.view()
                                .askSecret(
                                    "The new password again",
                                    again -> change(chat, old, fresh, again))));
  }

  private static void change(Chat chat, String old, String fresh, String again) {
    if (!fresh.equals(again)) {
      chat.error(chat.current(), "The two new passwords are not the same; nothing was changed.");
      return;
    }
    chat.await(
        chat.client().account().changePassword(old, fresh),
        done -> chat.note("The password is changed. Your other sessions have ended."));
  }

  private static void sessions(Chat chat, Words words) {
    chat.await(
        chat.client().account().sessions(),
        answer -> answer.sessions().forEach(session -> chat.note(line(session))));
  }

  private static String line(SessionObject session) {
    String client = session.clientNickname() == null ? "?" : session.clientNickname();
    return "  "
        + session.sessionId()
        + "  "
        + SafeText.line(client)
        + ", "
        + session.transport().wireName()
        + " from "
        + SafeText.line(session.address())
        + ", since "
        + Times.dayAndTime(session.logInTime())
        + (session.current() ? "  (this one)" : "");
  }

  private static void endSession(Chat chat, Words words) {
    chat.await(
        chat.client().account().endSession(words.next("the ID of a session (see /sessions)")),
        done -> chat.note("That session has ended."));
  }

  private static void info(Chat chat, Words words) {
    chat.await(
        chat.client().server().info(),
        info -> {
          chat.note(SafeText.line(info.serverNickname() + " " + info.serverVersion()));
          if (!info.serverDescription().isEmpty()) {
            chat.note(SafeText.line(info.serverDescription()));
          }
          chat.note(
              info.onlineUsers()
                  + " of "
                  + info.users()
                  + " users are here, "
                  + info.rooms()
                  + " rooms; running since "
                  + Times.dayAndTime(info.uptime()));
        });
  }

  private static void logOut(Chat chat, Words words) {
    chat.await(chat.client().account().logOut(), done -> chat.loop().end(0));
  }

  private static void delete(Chat chat, Words words) {
    chat.view()
        .ask(
            "Delete " + chat.me() + " for good? Type the name",
            name -> {
              if (!name.equals(chat.me())) {
                chat.note("Nothing was deleted.");
                return;
              }
              chat.view()
                  .askSecret(
                      "Your password",
                      typed ->
                          chat.await(
                              chat.client().account().deleteUser(typed),
                              done -> chat.loop().end(0)));
            });
  }
}
