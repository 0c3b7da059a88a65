package chat.scrp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
  private static final int ROUNDS = 2_000;

  private static Stream<Arguments> texts() {
    return Stream.of(
        rule("nickname", Validation::isNickname, 1, 32),
        rule("description", Validation::isDescription, 0, 256),
        rule("client nickname", Validation::isClientNickname, 0, 32),
        rule("text", Validation::isMessageText, 1, 4096),
        rule("query", Validation::isQuery, 1, 64));
  }

  private static Stream<Arguments> asciis() {
    return Stream.of(
        rule("password", Validation::isPassword, 6, 64),
        rule("version", Validation::isVersion, 0, 16),
        rule("client message ID", Validation::isClientMessageId, 1, 64),
        rule("cursor", Validation::isCursor, 1, 256),
        rule("session token", Validation::isSessionToken, 1, 256),
        rule("session ID", Validation::isSessionId, 1, 64));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void countsTextInCodePoints(String name, Predicate<String> rule, int minimum, int maximum) {
    Random random = new Random(1);
    for (int length : new int[] {0, minimum, minimum + 1, maximum - 1, maximum, maximum + 1}) {
      for (int round = 0; round < 20; round++) {
        String text = text(random, length);
        assertEquals(length >= minimum && length <= maximum, rule.test(text), name + " " + length);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void refusesTextWithoutMeaning(String name, Predicate<String> rule, int minimum, int maximum) {
    for (String broken :
        new String[] {"\0", "a\0", "\uD800", "\uDC00", "\uDC00\uD800", "a\uD83D"}) {
      assertFalse(rule.test(broken), name);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("asciis")
  void takesPrintableAsciiOnly(String name, Predicate<String> rule, int minimum, int maximum) {
    for (int length : new int[] {0, minimum - 1, minimum, maximum, maximum + 1}) {
      if (length >= 0) {
        boolean valid = length >= minimum && length <= maximum;
        assertEquals(valid, rule.test("~".repeat(length)), name + " " + length);
      }
    }
    String rest = " ".repeat(Math.max(minimum, 1) - 1);
    for (int c = 0; c <= 0x17F; c++) {
      assertEquals(c >= 0x20 && c <= 0x7E, rule.test((char) c + rest), name + " char " + c);
    }
  }

  @Test
  void takesLettersDigitsAndUnderscoresForIds() {
    Random random = new Random(2);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder id = new StringBuilder();
      int length = random.nextInt(20);
      for (int i = 0; i < length; i++) {
        id.append(
            (char) (random.nextInt(100) == 0 ? random.nextInt(0x200) : '0' + random.nextInt(75)));
      }
      boolean valid = id.toString().matches("[A-Za-z0-9_]{1,16}");
      assertEquals(valid, Validation.isUserId(id.toString()), id.toString());
      assertEquals(valid, Validation.isRoomId(id.toString()), id.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👍",
        "👍🏽",
        "❤",
        "❤️",
        "❤️‍🔥",
        "👨‍👩‍👧‍👦",
        "👩🏻‍🤝‍👨🏿",
        "🧑🏽‍🚀",
        "🏳️‍🌈",
        "🏴‍☠️",
        "🇩🇪",
        "🇺🇳",
        "1️⃣",
        "#⃣",
        "*️⃣",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "©",
        "🫨",
        "🫩",
        "🤷🏾‍♀️",
        "🐻‍❄️",
        "👁️‍🗨️"
      })
  void takesOneEmojiForAReaction(String emoji) {
    assertTrue(Validation.isReaction(emoji));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "1",
        "#",
        "ok",
        " ",
        "é",
        "★",
        "👍👍",
        "👍 ",
        " 👍",
        "🇩",
        "🇩🇪🇫",
        "🇩🇪🇫🇷",
        "👍\u200D",
        "\u200D👍",
        "\uFE0F",
        "❤\uFE0E",
        "👍\uFE0F\uFE0F",
        "1️",
        "⃣",
        "🏴\uDB40\uDC67",
        "漢",
        "\uD83D"
      })
  void refusesAnythingElseForAReaction(String text) {
    assertFalse(Validation.isReaction(text));
  }

  @Test
  void boundsAReactionTo16CodePoints() {
    String eight = "👩" + "\u200D👩".repeat(7);
    assertEquals(15, eight.codePointCount(0, eight.length()));
    assertTrue(Validation.isReaction(eight));
    assertTrue(Validation.isReaction(eight + "🏽"));
    assertFalse(Validation.isReaction(eight + "\u200D👩"));
  }

  private static Arguments rule(String name, Predicate<String> rule, int minimum, int maximum) {
    return Arguments.of(name, rule, minimum, maximum);
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.codePointCount(0, text.length()) < length) {
      int codePoint =
          random.nextInt(3) == 0 ? 0x1F600 + random.nextInt(64) : 1 + random.nextInt(0xD7FF);
      text.appendCodePoint(codePoint);
    }
    return text.toString();
  }
}
