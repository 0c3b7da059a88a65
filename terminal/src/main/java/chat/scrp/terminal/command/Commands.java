package chat.scrp.terminal.command;

import chat.scrp.protocol.model.Target;
import chat.scrp.terminal.chat.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that can be typed, and what it does. */
public final class Commands {
  private static final Map<String, Command> BY_NAME = new TreeMap<>();
  private static final List<List<Command>> GROUPS =
      List.of(OwnCommands.all(), PeopleCommands.all(), MessageCommands.all(), RoomCommands.all());

  static {
    GROUPS.forEach(group -> group.forEach(command -> BY_NAME.put(command.name(), command)));
  }

  private Commands() {}

  /** The names of all commands, in their order. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** The command of a name, or null. */
  public static @Nullable Command byName(String name) {
    return BY_NAME.get(name);
  }

  /** Does what was typed: a command, or else a message to the conversation that is looked at. */
  public static void run(Chat chat, String typed) {
    if (typed.isBlank()) {
      return;
    }
    if (typed.startsWith("/") && !typed.startsWith("//")) {
      command(chat, typed.substring(1));
    } else {
      say(chat, typed.startsWith("//") ? typed.substring(1) : typed);
    }
  }

  private static void say(Chat chat, String text) {
    if (chat.current().target().isNone()) {
      chat.error(
          chat.current(), "Where to? /go NAME looks at a conversation, /help shows the rest.");
      return;
    }
    chat.say(chat.current(), text);
  }

  private static void command(Chat chat, String typed) {
    int space = typed.indexOf(' ');
    String name = (space < 0 ? typed : typed.substring(0, space)).toLowerCase(Locale.ROOT);
    Command command = find(name);
    if (command == null) {
      chat.error(
          chat.current(),
          "There is no command /" + name + ". /help shows them all; // begins a message with /.");
      return;
    }
    try {
      command.action().run(chat, new Words(space < 0 ? "" : typed.substring(space + 1)));
    } catch (MissingWordException e) {
      chat.error(
          chat.current(),
          "/" + command.name() + " " + command.arguments() + " needs " + e.getMessage() + ".");
    }
  }

  /** A command by its name, or by the beginning of it that no other has. */
  private static @Nullable Command find(String name) {
    Command exact = BY_NAME.get(name);
    if (exact != null) {
      return exact;
    }
    List<Command> beginning =
        BY_NAME.values().stream().filter(c -> c.name().startsWith(name)).toList();
    return beginning.size() == 1 ? beginning.get(0) : null;
  }

  /** The conversation that a name means: {@code #room}, {@code @user} or {@code user}. */
  public static Target target(String name) {
    return Words.target(name);
  }

  static void help(Chat chat, Words words) {
    if (words.isEmpty()) {
      List<String> titles = List.of("Yourself", "People", "Messages", "Rooms");
      for (int i = 0; i < GROUPS.size(); i++) {
        chat.note(titles.get(i) + ":");
        GROUPS.get(i).forEach(command -> chat.note(line(command)));
      }
      keys().forEach(chat::note);
      return;
    }
    String name = words.next("a command").replace("/", "");
    Stream<Command> matching = BY_NAME.values().stream().filter(c -> c.name().startsWith(name));
    List<Command> found = new ArrayList<>(matching.toList());
    if (found.isEmpty()) {
      chat.error(chat.current(), "There is no command /" + name + ".");
    }
    found.forEach(command -> chat.note(line(command)));
  }

  private static String line(Command command) {
    String usage = "/" + command.name() + " " + command.arguments();
    return "  " + usage + " ".repeat(Math.max(1, 26 - usage.length())) + command.help();
  }

  private static List<String> keys() {
    return List.of(
        "Keys:",
        "  Tab                       complete a name or a command",
        "  Ctrl-N, Ctrl-P            the next, the previous conversation (or Alt-Down, Alt-Up)",
        "  Alt-A                     the next one with something new",
        "  PageUp, PageDown          scroll",
        "  Up, Down                  what you typed before",
        "  Ctrl-D                    leave");
  }
}
