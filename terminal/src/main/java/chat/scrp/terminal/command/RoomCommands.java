package chat.scrp.terminal.command;

import static chat.scrp.terminal.command.Command.Completes.NOTHING;
import static chat.scrp.terminal.command.Command.Completes.ROOM;
import static chat.scrp.terminal.command.Command.Completes.USER;

import chat.scrp.client.Rooms;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.EnterRoomResponse;
import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Errors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What can be done with rooms. */
final class RoomCommands {
  private static final Map<String, RoomAccess> ACCESS =
      Map.of(
          "public", RoomAccess.PUBLIC,
          "password", RoomAccess.PASSWORD,
          "permission", RoomAccess.PERMISSION);

  private RoomCommands() {}

  static List<Command> all() {
    return List.of(
        new Command("join", "ROOM", "enter a room", ROOM, RoomCommands::join),
        new Command(
            "room",
            "ROOM [KIND] [NAME]",
            "create a room (KIND as for /access)",
            NOTHING,
            RoomCommands::create),
        new Command("leave", "", "leave this room", NOTHING, RoomCommands::leave),
        new Command("invite", "USER", "invite somebody into this room", USER, RoomCommands::invite),
        new Command("topic", "TEXT", "say what this room is about", NOTHING, RoomCommands::topic),
        new Command("rename", "NICKNAME", "give this room a name", NOTHING, RoomCommands::rename),
        onMember("kick", "remove somebody from this room", "removed", Rooms::removeMember),
        onMember("ban", "ban somebody from this room", "banned", Rooms::ban),
        onMember("unban", "end a ban", "no longer banned", Rooms::unban),
        new Command("bans", "", "who is banned here", NOTHING, RoomCommands::bans),
        onMember("admin", "make somebody an admin", "an admin now", Rooms::setAdmin),
        onMember("unadmin", "end that", "no admin any more", Rooms::removeAdmin),
        onMember("give", "make somebody the owner of this room", "the owner now", Rooms::transfer),
        new Command(
            "access",
            "KIND",
            "who can enter: public, password or permission",
            NOTHING,
            RoomCommands::access),
        new Command(
            "history", "all|since", "say what members can read", NOTHING, RoomCommands::history),
        new Command(
            "remove-room", "ROOM", "remove this room for good", NOTHING, RoomCommands::remove));
  }

  /** What is done to a member of a room. */
  private interface OnMember {
    CompletionStage<Done> run(Rooms rooms, String roomId, String userId);
  }

  private static Command onMember(String name, String help, String result, OnMember act) {
    return new Command(
        name,
        "USER",
        help,
        USER,
        (chat, words) -> {
          String userId = words.user();
          chat.await(
              act.run(chat.client().rooms(), Here.room(chat), userId),
              done -> chat.note(userId + " is " + result + "."));
        });
  }

  private static void join(Chat chat, Words words) {
    String roomId = words.room();
    enter(chat, roomId, null);
  }

  private static void enter(Chat chat, String roomId, @Nullable String password) {
    chat.await(
        chat.client().rooms().enter(roomId, password),
        answer -> entered(chat, roomId, answer),
        failure -> {
          if (Errors.is(failure, ErrorCode.ALREADY_ROOM_MEMBER)) {
            chat.open(chat.conversation(Target.room(roomId)));
          } else if (password == null && Errors.is(failure, ErrorCode.INVALID_ROOM_PASSWORD)) {
            chat.view().askSecret("Password of #" + roomId, typed -> enter(chat, roomId, typed));
          } else {
            chat.error(chat.current(), "Not entered: " + Errors.words(failure));
          }
        });
  }

  private static void entered(Chat chat, String roomId, EnterRoomResponse answer) {
    if (answer.pending()) {
      chat.note("You asked to enter #" + roomId + ". Its owner or an admin will decide.");
    } else {
      chat.open(chat.conversation(Target.room(roomId)));
    }
  }

  private static void create(Chat chat, Words words) {
    String roomId = words.room();
    RoomAccess access = RoomAccess.PUBLIC;
    String nickname = words.rest();
    for (Map.Entry<String, RoomAccess> kind : ACCESS.entrySet()) {
      if ((nickname + " ").startsWith(kind.getKey() + " ")) {
        access = kind.getValue();
        nickname = nickname.substring(kind.getKey().length()).strip();
      }
    }
    String name = nickname.isEmpty() ? roomId : nickname;
    RoomAccess chosen = access;
    withPassword(
        chat,
        access,
        roomId,
        password ->
            chat.await(
                chat.client()
                    .rooms()
                    .create(roomId, name, chosen, password, RoomHistory.SINCE_ENTERING),
                done -> {
                  chat.open(chat.conversation(Target.room(roomId)));
                  chat.note("This is your room #" + roomId + ". /invite USER brings others in.");
                }));
  }

  /** Goes on with the password of a room, or without one. */
  private interface PasswordTaker {
    void take(@Nullable String password);
  }

  private static void withPassword(
      Chat chat, RoomAccess access, String roomId, PasswordTaker then) {
    if (access == RoomAccess.PASSWORD) {
      chat.view().askSecret("New password of #" + roomId, then::take);
    } else {
      then.take(null);
    }
  }

  private static void leave(Chat chat, Words words) {
    String roomId = words.isEmpty() ? Here.room(chat) : words.room();
    chat.await(
        chat.client().rooms().leave(roomId),
        done -> {
          if (roomId.equals(chat.current().target().roomId())) {
            chat.open(chat.home());
          }
          chat.note("You left #" + roomId + ".");
        });
  }

  private static void invite(Chat chat, Words words) {
    String userId = words.user();
    chat.await(
        chat.client().rooms().invite(Here.room(chat), userId),
        answer -> chat.note(userId + " is invited."));
  }

  private static void topic(Chat chat, Words words) {
    chat.await(
        chat.client().rooms().changeDescription(Here.room(chat), words.rest()),
        done -> chat.changed("", words.rest()));
  }

  private static void rename(Chat chat, Words words) {
    String nickname = words.rest("a nickname");
    chat.await(
        chat.client().rooms().changeNickname(Here.room(chat), nickname),
        done -> chat.changed(nickname, ""));
  }

  private static void bans(Chat chat, Words words) {
    chat.await(
        chat.client().rooms().bans(Here.room(chat)),
        answer -> {
          chat.note(answer.bans().isEmpty() ? "Nobody is banned here." : "Banned here:");
          answer.bans().forEach(ban -> chat.note("  " + ban.userId()));
        });
  }

  private static void access(Chat chat, Words words) {
    String roomId = Here.room(chat);
    String word = words.next("public, password or permission").toLowerCase(Locale.ROOT);
    RoomAccess access = ACCESS.get(word);
    if (access == null) {
      throw new MissingWordException("public, password or permission");
    }
    withPassword(
        chat,
        access,
        roomId,
        password ->
            chat.await(
                chat.client().rooms().changeAccess(roomId, access, password),
                done -> chat.note("Who can enter #" + roomId + ": " + word + ".")));
  }

  private static void history(Chat chat, Words words) {
    String word = words.next("all or since");
    boolean everything = word.equals("all");
    if (!everything && !word.equals("since")) {
      throw new MissingWordException("all or since");
    }
    RoomHistory history = everything ? RoomHistory.EVERYTHING : RoomHistory.SINCE_ENTERING;
    chat.await(
        chat.client().rooms().changeHistory(Here.room(chat), history),
        done ->
            chat.note(
                everything
                    ? "Members can read everything now."
                    : "Members can read what was sent since they entered."));
  }

  private static void remove(Chat chat, Words words) {
    String roomId = words.room();
    chat.await(
        chat.client().rooms().remove(roomId),
        done -> {
          chat.open(chat.home());
          chat.close(chat.conversation(Target.room(roomId)));
          chat.note("#" + roomId + " is removed.");
        });
  }
}
