package chat.scrp.client;

/**
 * A request got no answer: there was no connection, it was lost, or time ran out. Unless the
 * message says that it was not sent, it is unknown whether the request took effect.
 */
public final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoAnswerException(String message) {
    super(message, null, false, false);
  }
}
