package chat.scrp.terminal.command;

import chat.scrp.terminal.chat.Chat;

/**
 * A command.
 *
 * @param name what is typed behind the slash
 * @param arguments what follows, for people
 * @param help what it does, in a few words
 * @param completes what its first word is the name of
 * @param action does it
 */
public record Command(
    String name, String arguments, String help, Completes completes, Action action) {

  /** What can be completed behind a command. */
  public enum Completes {
    /** Nothing. */
    NOTHING,
    /** A user. */
    USER,
    /** A room. */
    ROOM,
    /** A room or a user. */
    CONVERSATION,
    /** A command. */
    COMMAND
  }

  /** What a command does. */
  interface Action {
    void run(Chat chat, Words words);
  }
}
