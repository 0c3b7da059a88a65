package chat.scrp.server.admin;

/** A command that was not carried out; the message is one line that says why. */
public final class AdminException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final int status;

  private AdminException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The server refused it, or does not answer. */
  static AdminException failed(String message) {
    return new AdminException(FAILED, message);
  }

  /** What was typed makes no sense. */
  public static AdminException misused(String message) {
    return new AdminException(MISUSED, message);
  }

  /** What the process ends with. */
  public int status() {
    return status;
  }
}
