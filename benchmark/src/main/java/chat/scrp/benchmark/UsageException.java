package chat.scrp.benchmark;

/** The command was called in a way that it does not understand. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
