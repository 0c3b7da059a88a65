package chat.scrp.terminal.command;

/** A command lacks a word, or cannot be used here. */
final class MissingWordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingWordException(String what) {
    super(what, null, false, false);
  }
}
