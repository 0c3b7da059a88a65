package chat.scrp.services.session;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.Sha256;
import chat.scrp.services.dispatch.ScrpError;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client resumes a session with: {@code N.session.secret}, the secret being 256 random bits.
 * Only its SHA-256 is stored.
 */
record SessionToken(long user, String session, String secret) {
  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,17})\\.([A-Za-z0-9_-]{16})\\.([A-Za-z0-9_-]{43})");
  private static final int SECRET_BYTES = 32;
  private static final int SESSION_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  static SessionToken fresh(long user, String session) {
    return new SessionToken(user, session, random(SECRET_BYTES));
  }

  /** Reads what a client sent; fails with 355. */
  static SessionToken parse(String token) {
    Matcher parts = FORM.matcher(token);
    if (!parts.matches()) {
      throw new ScrpError(ErrorCode.INVALID_SESSION_TOKEN);
    }
    return new SessionToken(Long.parseLong(parts.group(1)), parts.group(2), parts.group(3));
  }

  static String newSession() {
    return random(SESSION_BYTES);
  }

  /** What is stored of it. */
  String hash() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(secret));
  }

  /** What the client gets. */
  String text() {
    return user + "." + session + '.' + secret;
  }

  @Override
  public String toString() {
    return "SessionToken[" + user + ']';
  }

  private static String random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
