package chat.scrp.services.user;

/**
 * A user and the hash that its password was checked against.
 *
 * @param hash PHC string; a script that acts on the password compares it again
 */
public record Credentials(long user, String hash) {
  @Override
  public String toString() {
    return "Credentials[" + user + ']';
  }
}
