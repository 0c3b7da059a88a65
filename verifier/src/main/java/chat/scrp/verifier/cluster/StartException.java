package chat.scrp.verifier.cluster;

/** The run could not begin: says what is missing. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Takes the sentence for the person who started the run. */
  public StartException(String message) {
    super(message);
  }
}
