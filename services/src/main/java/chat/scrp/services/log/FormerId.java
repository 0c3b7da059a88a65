package chat.scrp.services.log;

import chat.scrp.services.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The ID of a deleted user, for those who were away and are still to be told of it: the only thing
 * that is kept of the user, in the field {@link #FIELD} of {@code {u:N}}, which expires. It is not
 * in clear text, so that nobody finds the user by its name in the store, its files or a backup.
 */
public final class FormerId {
  /** Of {@code {u:N}}. */
  static final String FIELD = "was";

  private FormerId() {}

  /** What is stored. */
  public static String seal(long user, String id) {
    return HexFormat.of().formatHex(masked(user, id.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Reads what {@link #seal} wrote. */
  static String open(long user, String sealed) {
    return new String(masked(user, HexFormat.of().parseHex(sealed)), StandardCharsets.US_ASCII);
  }

  private static byte[] masked(long user, byte[] bytes) {
    byte[] mask = Sha256.of("former " + user);
    byte[] masked = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      masked[i] = (byte) (bytes[i] ^ mask[i % mask.length]);
    }
    return masked;
  }
}
