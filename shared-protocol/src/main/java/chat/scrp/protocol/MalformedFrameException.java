package chat.scrp.protocol;

/** Bytes that are not the JSON that was expected of them. Its message never holds their content. */
public final class MalformedFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedFrameException(String message) {
    super(message);
  }
}
