package chat.scrp.terminal.command;

import chat.scrp.protocol.model.Target;

/** What was typed behind a command. */
final class Words {
  private String rest;

  Words(String typed) {
    this.rest = typed.strip();
  }

  /** Whether there is nothing more. */
  boolean isEmpty() {
    return rest.isEmpty();
  }

  /** The next word; it has to be there. */
  String next(String what) {
    if (rest.isEmpty()) {
      throw new MissingWordException(what);
    }
    int space = rest.indexOf(' ');
    String word = space < 0 ? rest : rest.substring(0, space);
    rest = space < 0 ? "" : rest.substring(space + 1).strip();
    return word;
  }

  /** The next word as the name of a user, with or without its sign. */
  String user() {
    String word = next("a user");
    return word.startsWith("@") ? word.substring(1) : word;
  }

  /** The next word as the name of a room, with or without its sign. */
  String room() {
    String word = next("a room");
    return word.startsWith("#") ? word.substring(1) : word;
  }

  /** The next word as a conversation: a room with its sign, a user with or without. */
  Target conversation() {
    String word = next("a room or a user");
    return target(word);
  }

  static Target target(String word) {
    if (word.startsWith("#")) {
      return Target.room(word.substring(1));
    }
    return Target.user(word.startsWith("@") ? word.substring(1) : word);
  }

  /** Everything that is left; it has to be something. */
  String rest(String what) {
    if (rest.isEmpty()) {
      throw new MissingWordException(what);
    }
    return rest;
  }

  /** Everything that is left. */
  String rest() {
    return rest;
  }
}
