package chat.scrp.services.admin;

/** A command that makes no sense, with what was expected. */
final class AdminRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  AdminRefusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
