package chat.scrp.services.session;

/** Opens session tokens to a test. */
public final class Tokens {
  private Tokens() {}

  /** Reads one and writes it again. */
  public static String again(String token) {
    return SessionToken.parse(token).text();
  }

  /** The number of the user whose key is looked into. */
  public static long user(String token) {
    return SessionToken.parse(token).user();
  }
}
