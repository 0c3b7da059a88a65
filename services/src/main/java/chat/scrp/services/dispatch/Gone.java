package chat.scrp.services.dispatch;

/**
 * A script found that the number it was given belongs to nobody any more: the user or room was
 * deleted, and its ID may name another one by now.
 */
public final class Gone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Gone() {
    super("the number is not in use any more", null, false, false);
  }
}
