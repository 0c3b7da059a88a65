package chat.scrp.protocol;

/**
 * The rules that strings on the wire keep (SCRP 0.0.3, section 1; SCRP 1.0, sections 2 to 5).
 * Lengths are counted in Unicode code points. A string with U+0000 or an unpaired surrogate keeps
 * no rule.
 */
public final class Validation {
  private Validation() {}

  /** 1-16 ASCII letters, digits and underscores. */
  public static boolean isUserId(String value) {
    return isId(value);
  }

  /** 1-16 ASCII letters, digits and underscores. */
  public static boolean isRoomId(String value) {
    return isId(value);
  }

  /** 6-64 printable ASCII characters: the password of a user or a room. */
  public static boolean isPassword(String value) {
    return isPrintableAscii(value, 6, 64);
  }

  /** 1-32 code points: the nickname of a user or a room. */
  public static boolean isNickname(String value) {
    return isText(value, 1, 32);
  }

  /**
   * Up to 256 code points: the description of a user, room or client, and the verification message.
   */
  public static boolean isDescription(String value) {
    return isText(value, 0, 256);
  }

  /** Up to 32 code points: the nickname of a client. */
  public static boolean isClientNickname(String value) {
    return isText(value, 0, 32);
  }

  /** Up to 16 printable ASCII characters: the version of a client or a protocol. */
  public static boolean isVersion(String value) {
    return isPrintableAscii(value, 0, 16);
  }

  /** 1-4096 code points. */
  public static boolean isMessageText(String value) {
    return isText(value, 1, 4096);
  }

  /** 1-64 printable ASCII characters. */
  public static boolean isClientMessageId(String value) {
    return isPrintableAscii(value, 1, 64);
  }

  /** 1-64 code points to search for. */
  public static boolean isQuery(String value) {
    return isText(value, 1, 64);
  }

  /** 1-256 printable ASCII characters, given out by the server as next_cursor. */
  public static boolean isCursor(String value) {
    return isPrintableAscii(value, 1, 256);
  }

  /** 1-256 printable ASCII characters, given out by the server. */
  public static boolean isSessionToken(String value) {
    return isPrintableAscii(value, 1, 256);
  }

  /** 1-64 printable ASCII characters, given out by the server. */
  public static boolean isSessionId(String value) {
    return isPrintableAscii(value, 1, 64);
  }

  /** One emoji: one extended grapheme cluster of up to 16 code points. */
  public static boolean isReaction(String value) {
    return isText(value, 1, 16) && Emoji.isOne(value);
  }

  private static boolean isId(String value) {
    int length = value.length();
    if (length < 1 || length > 16) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintableAscii(String value, int minimum, int maximum) {
    int length = value.length();
    return length >= minimum
        && length <= maximum
        && value.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
  }

  private static boolean isText(String value, int minimum, int maximum) {
    int length = value.length();
    if (length < minimum || length > 2 * maximum) {
      return false;
    }
    int codePoints = 0;
    for (int i = 0; i < length; codePoints++) {
      int codePoint = value.codePointAt(i);
      if (codePoint == 0 || isSurrogate(codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return codePoints >= minimum && codePoints <= maximum;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
