package chat.scrp.terminal.command;

import static chat.scrp.terminal.command.Command.Completes.NOTHING;
import static chat.scrp.terminal.command.Command.Completes.USER;

import chat.scrp.client.People;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.protocol.model.Role;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.model.UserMode;
import chat.scrp.protocol.model.UserObject;
import chat.scrp.protocol.response.Done;
import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Conversation;
import chat.scrp.terminal.chat.Person;
import chat.scrp.terminal.chat.RequestWords;
import chat.scrp.terminal.text.SafeText;
import chat.scrp.terminal.text.Times;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What can be done with people and their requests. */
final class PeopleCommands {
  private PeopleCommands() {}

  static List<Command> all() {
    return List.of(
        new Command(
            "friend", "USER [WORDS]", "ask somebody to be friends", USER, PeopleCommands::friend),
        new Command("unfriend", "USER", "end a friendship", USER, PeopleCommands::unfriend),
        new Command("who", "[USER]", "who is here, or who somebody is", USER, PeopleCommands::who),
        new Command("requests", "", "what others ask of you", NOTHING, PeopleCommands::requests),
        deciding("accept", "say yes to a request", "Accepted", People::approve),
        deciding("reject", "say no to a request", "Rejected", People::reject),
        deciding("ignore", "say nothing to a request", "Ignored", People::ignore),
        new Command("block", "USER", "hear nothing more of somebody", USER, PeopleCommands::block),
        new Command("unblock", "USER", "end that", USER, PeopleCommands::unblock),
        new Command("blocked", "", "whom you block", NOTHING, PeopleCommands::blocked));
  }

  /** What is decided about a request. */
  private interface Decision {
    CompletionStage<Done> decide(People people, long requestId);
  }

  private static Command deciding(String name, String help, String result, Decision decision) {
    return new Command(
        name,
        "[NUMBER]",
        help,
        NOTHING,
        (chat, words) -> {
          RequestObject request = request(chat, words);
          chat.await(
              decision.decide(chat.client().people(), request.requestId()),
              done -> {
                chat.requests().remove(request.requestId());
                if (name.equals("accept")) {
                  chat.accepted(request);
                }
                chat.note(result + ": " + RequestWords.of(request));
              });
        });
  }

  private static RequestObject request(Chat chat, Words words) {
    if (chat.requests().isEmpty()) {
      throw new MissingWordException("a request: there is none");
    }
    if (words.isEmpty() && chat.requests().size() == 1) {
      return chat.requests().values().iterator().next();
    }
    String word = words.next("the number of a request (see /requests)");
    return chat.requests().values().stream()
        .filter(r -> word.equals(Long.toString(r.requestId())) || word.equals(r.userId()))
        .findFirst()
        .orElseThrow(() -> new MissingWordException("the number of a request (see /requests)"));
  }

  private static void friend(Chat chat, Words words) {
    String userId = words.user();
    chat.await(
        chat.client().people().addFriend(userId, words.rest()),
        answer -> chat.note("You asked " + userId + " to be friends."));
  }

  private static void unfriend(Chat chat, Words words) {
    String userId = words.user();
    chat.await(
        chat.client().people().removeFriend(userId),
        done -> {
          chat.close(chat.conversation(Target.user(userId)));
          chat.note("You and " + userId + " are not friends any more.");
        });
  }

  private static void who(Chat chat, Words words) {
    if (!words.isEmpty()) {
      whoIs(chat, words.user());
    } else if (chat.current().isRoom()) {
      members(chat, chat.current());
    } else if (chat.current().target().userId() != null) {
      whoIs(chat, chat.current().target().userId());
    } else {
      chat.people().values().forEach(person -> chat.note(line(person, "")));
    }
  }

  private static void members(Chat chat, Conversation room) {
    chat.note(room.memberCount() + " in " + room.name() + ":");
    for (var member : room.members().entrySet()) {
      String role = member.getValue() == Role.MEMBER ? "" : ", " + member.getValue().wireName();
      chat.note(line(chat.person(member.getKey()), role));
    }
  }

  private static String line(Person person, String role) {
    String nickname =
        person.nickname().equals(person.userId()) ? "" : " (" + person.nickname() + ")";
    return "  " + (person.online() ? "● " : "○ ") + person.userId() + nickname + role;
  }

  private static void whoIs(Chat chat, String userId) {
    chat.await(
        chat.client().people().get(userId),
        answer -> {
          UserObject user = answer.user();
          boolean online = user.mode() == UserMode.ONLINE;
          String seen = online ? "here now" : "last here " + Times.ago(user.lastActivityTime());
          chat.note(user.userId() + " (" + SafeText.line(user.userNickname()) + "), " + seen);
          if (!user.userDescription().isEmpty()) {
            chat.note("  " + SafeText.line(user.userDescription()));
          }
        });
  }

  private static void requests(Chat chat, Words words) {
    if (chat.requests().isEmpty()) {
      chat.note("Nobody asks anything of you.");
    }
    chat.requests()
        .values()
        .forEach(request -> chat.note(request.requestId() + "  " + RequestWords.of(request)));
  }

  private static void block(Chat chat, Words words) {
    String userId = words.user();
    chat.await(
        chat.client().people().block(userId),
        done -> {
          chat.close(chat.conversation(Target.user(userId)));
          chat.note(userId + " is blocked.");
        });
  }

  private static void unblock(Chat chat, Words words) {
    String userId = words.user();
    chat.await(
        chat.client().people().unblock(userId),
        done -> chat.note(userId + " is no longer blocked."));
  }

  private static void blocked(Chat chat, Words words) {
    chat.await(
        chat.client().people().blocked(),
        answer -> {
          chat.note(answer.users().isEmpty() ? "You block nobody." : "You block:");
          answer.users().forEach(user -> chat.note("  " + user.userId()));
        });
  }
}
