package chat.scrp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The rules of strings, each beside a slow and simple one. The input is UTF-16 or UTF-8. */
class ValidationFuzz {

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(data, 1, data.length);
    char[] units = new char[rest.length / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) ((rest[2 * i] & 0xFF) << 8 | (rest[2 * i + 1] & 0xFF));
    }
    check(data[0] % 2 == 0 ? new String(units) : new String(rest, StandardCharsets.UTF_8));
  }

  private static void check(String text) {
    boolean id = text.matches("[A-Za-z0-9_]{1,16}");
    assertEquals(id, Validation.isUserId(text));
    assertEquals(id, Validation.isRoomId(text));
    assertEquals(ascii(text, 6, 64), Validation.isPassword(text));
    assertEquals(ascii(text, 0, 16), Validation.isVersion(text));
    assertEquals(ascii(text, 1, 64), Validation.isClientMessageId(text));
    assertEquals(ascii(text, 1, 64), Validation.isSessionId(text));
    assertEquals(ascii(text, 1, 256), Validation.isCursor(text));
    assertEquals(ascii(text, 1, 256), Validation.isSessionToken(text));
    assertEquals(text(text, 1, 32), Validation.isNickname(text));
    assertEquals(text(text, 0, 32), Validation.isClientNickname(text));
    assertEquals(text(text, 0, 256), Validation.isDescription(text));
    assertEquals(text(text, 1, 64), Validation.isQuery(text));
    assertEquals(text(text, 1, 4096), Validation.isMessageText(text));
    reaction(text);
  }

  private static boolean ascii(String text, int minimum, int maximum) {
    return text.matches("[ -~]{" + minimum + "," + maximum + "}");
  }

  private static boolean text(String text, int minimum, int maximum) {
    long length = text.codePoints().count();
    return length >= minimum
        && length <= maximum
        && text.codePoints().allMatch(c -> c != 0 && (c < 0xD800 || c > 0xDFFF));
  }

  /** What the rule says by itself; that it is one cluster is tested with Unicode's own list. */
  private static void reaction(String text) {
    if (Validation.isReaction(text)) {
      assertTrue(text(text, 1, 16));
      assertFalse(Validation.isReaction(text + 'a'));
      // What begins with the colour of a skin colours what stands before it: the two are one then.
      int first = text.codePointAt(0);
      assertFalse(
          Validation.isReaction(text + text) && !(first >= 0x1F3FB && first <= 0x1F3FF),
          "two are one");
      // The letter that is an emoji tells where information is to be had.
      assertFalse(text.codePoints().allMatch(c -> Character.isLetter(c) && c != 0x2139));
    }
  }
}
