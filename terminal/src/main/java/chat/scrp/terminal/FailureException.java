package chat.scrp.terminal;

/** It cannot go on, for a reason that a person can understand. */
final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailureException(String message) {
    super(message, null, false, false);
  }
}
