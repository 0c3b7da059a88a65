package chat.scrp.services.admin;

/**
 * What became of a command.
 *
 * @param status as in HTTP
 * @param body a record or map, to be written as JSON
 */
public record AdminAnswer(int status, Object body) {

  /** Why nothing was done, or not all; one line for the operator. */
  public record Refusal(String error) {}

  /** An answer that says why not. */
  public static AdminAnswer refusal(int status, String error) {
    return new AdminAnswer(status, new Refusal(error));
  }
}
