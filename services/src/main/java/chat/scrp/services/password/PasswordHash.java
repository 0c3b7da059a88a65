package chat.scrp.services.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash, written as a PHC string: {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}.
 * Making and checking one takes tens of milliseconds: never on an event loop.
 */
final class PasswordHash {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,6}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int memoryKib;
  private final int iterations;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int memoryKib, int iterations, int lanes, byte[] salt, byte[] hash) {
    this.memoryKib = memoryKib;
    this.iterations = iterations;
    this.lanes = lanes;
    this.salt = salt;
    this.hash = hash;
  }

  static PasswordHash of(String password, int memoryKib, int iterations) {
    byte[] salt = random(SALT_BYTES);
    byte[] hash = compute(password, memoryKib, iterations, 1, salt, HASH_BYTES);
    return new PasswordHash(memoryKib, iterations, 1, salt, hash);
  }

  /** A hash that no password is known for, at the price of a real one. */
  static PasswordHash ofNobody(int memoryKib, int iterations) {
    return new PasswordHash(memoryKib, iterations, 1, random(SALT_BYTES), random(HASH_BYTES));
  }

  static PasswordHash parse(String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no Argon2id hash in PHC form");
    }
    return new PasswordHash(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        Base64.getDecoder().decode(parts.group(4)),
        Base64.getDecoder().decode(parts.group(5)));
  }

  /** Compares in a time that tells nothing of where they differ. */
  boolean matches(String password) {
    byte[] computed = compute(password, memoryKib, iterations, lanes, salt, hash.length);
    return MessageDigest.isEqual(computed, hash);
  }

  String phc() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + memoryKib
        + ",t="
        + iterations
        + ",p="
        + lanes
        + '$'
        + base64.encodeToString(salt)
        + '$'
        + base64.encodeToString(hash);
  }

  boolean hasParameters(int otherMemoryKib, int otherIterations) {
    return memoryKib == otherMemoryKib && iterations == otherIterations;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] compute(
      String password, int memoryKib, int iterations, int lanes, byte[] salt, int bytes) {
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(iterations)
            .withParallelism(lanes)
            .withSalt(salt)
            .build();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] result = new byte[bytes];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), result);
    return result;
  }
}
