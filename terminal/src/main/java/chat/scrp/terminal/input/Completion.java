package chat.scrp.terminal.input;

import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Conversation;
import chat.scrp.terminal.command.Command;
import chat.scrp.terminal.command.Command.Completes;
import chat.scrp.terminal.command.Commands;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Completes names and commands: the first press takes the first that fits, the next ones go on. */
public final class Completion {
  private final Chat chat;
  private List<String> candidates = List.of();
  private int chosen;
  private int from;

  /** A completion of what is known in a chat. */
  public Completion(Chat chat) {
    this.chat = chat;
  }

  /** The words to choose from while one is being completed. */
  public List<String> candidates() {
    return candidates;
  }

  /** Which of them stands in the line. */
  public int chosen() {
    return chosen;
  }

  /** Another key was pressed. */
  public void over() {
    candidates = List.of();
  }

  /** Completes the word before the cursor, or takes the next or the previous one that fits. */
  public void press(Editor editor, int step) {
    if (candidates.isEmpty()) {
      from = wordStart(editor);
      candidates = find(editor.text().substring(0, editor.cursor()), from);
      chosen = step > 0 ? 0 : candidates.size() - 1;
    } else {
      chosen = Math.floorMod(chosen + step, candidates.size());
    }
    if (!candidates.isEmpty()) {
      editor.replace(from, candidates.get(chosen) + (candidates.size() == 1 ? " " : ""));
    }
    if (candidates.size() == 1) {
      over();
    }
  }

  private static int wordStart(Editor editor) {
    return editor.text().substring(0, editor.cursor()).lastIndexOf(' ') + 1;
  }

  private List<String> find(String line, int start) {
    String word = line.substring(start);
    if (start == 0 && word.startsWith("/")) {
      return fitting(Commands.names().stream().map(name -> "/" + name), word);
    }
    if (line.startsWith("/") && line.indexOf(' ') == start - 1) {
      Command command = Commands.byName(line.substring(1, start - 1));
      return command == null ? List.of() : fitting(names(command.completes(), word), word);
    }
    String sign = word.startsWith("@") ? "@" : "";
    return word.isEmpty() ? List.of() : fitting(here().map(user -> sign + user), word);
  }

  private Stream<String> names(Completes what, String word) {
    String sign = word.startsWith("#") || word.startsWith("@") ? word.substring(0, 1) : "";
    Stream<String> rooms =
        chat.conversations().stream()
            .filter(Conversation::isRoom)
            .map(room -> (sign.isEmpty() ? "" : "#") + room.name().substring(1));
    Stream<String> users = chat.people().keySet().stream().map(user -> sign + user);
    return switch (what) {
      case USER -> users;
      case ROOM -> rooms;
      case CONVERSATION -> Stream.concat(rooms, friends(sign));
      case COMMAND -> Commands.names().stream();
      case NOTHING -> Stream.empty();
    };
  }

  private Stream<String> friends(String sign) {
    return chat.conversations().stream()
        .filter(conversation -> !conversation.isRoom())
        .map(friend -> (sign.isEmpty() ? "" : "@") + friend.name().substring(1));
  }

  /** Who is in the conversation that is looked at. */
  private Stream<String> here() {
    Conversation current = chat.current();
    return current.isRoom()
        ? current.members().keySet().stream()
        : Stream.concat(
            Stream.ofNullable(current.target().userId()), chat.people().keySet().stream());
  }

  private static List<String> fitting(Stream<String> words, String beginning) {
    String lower = beginning.toLowerCase(Locale.ROOT);
    return words
        .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(lower))
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }
}
