package chat.scrp.systemtests;

import chat.scrp.systemtests.harness.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of request field: its error number, valid values and invalid ones. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the values
enum FieldKind {
  USER_ID(300, ids("user"), badIds()),
  ROOM_ID(301, ids("room"), badIds()),
  USER_PASSWORD(310, passwords(), badPasswords()),
  ROOM_PASSWORD(311, passwords(), badPasswords()),
  USER_NICKNAME(320, texts(1, 32), badTexts(1, 32)),
  ROOM_NICKNAME(321, texts(1, 32), badTexts(1, 32)),
  USER_DESCRIPTION(330, texts(0, 256), badTexts(0, 256)),
  VERIFICATION(330, texts(0, 256), badTexts(0, 256)),
  ROOM_DESCRIPTION(331, texts(0, 256), badTexts(0, 256)),
  ROOM_ACCESS(340, list(0, 2), badEnum(3)),
  ROOM_HISTORY(340, list(0, 1), badEnum(2)),
  TEXT(350, texts(1, 4096), badTexts(1, 4096)),
  REQUEST_ID(351, list(0, 4294967295L), badNumbers()),
  CLIENT_MESSAGE_ID(
      352, list("x", "~".repeat(64), " "), list("", "x".repeat(65), "\u00e9", "\t", 5, true)),
  SEQ(353, list(1, 4294967295L), plus(badNumbers(), 0)),
  AFTER_SEQ(353, list(0, 1, 4294967295L), badNumbers()),
  PAGE_OF_MESSAGES(353, list(1, 200), plus(badNumbers(), 0, 201)),
  QUERY(354, list("x", "\ud83d\ude00".repeat(64)), badTexts(1, 64)),
  PAGE_OF_100(354, list(1, 100), plus(badNumbers(), 0, 101)),
  PAGE_OF_200(354, list(1, 200), plus(badNumbers(), 0, 201)),
  PAGE_OF_1000(354, list(1, 1000), plus(badNumbers(), 0, 1001)),
  SESSION_ID(355, list("x"), list(5, true, List.of())),
  REACTION(
      356,
      list(
          "\ud83d\ude00",
          "\u2764\ufe0f",
          "1\ufe0f\u20e3",
          "\ud83c\uddee\ud83c\uddf8",
          "\ud83d\udc4d\ud83c\udffd",
          "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66"),
      list(
          "", "x", "1", "\ud83d\ude00\ud83d\ude00", ":)", "\ud83d\ude00x", " ", "\ud83d", 5, true)),
  BOOLEAN(233, list(true, false), list(0, 1, "true", List.of())),
  PUSH_ID(233, list(0, 4294967295L), badNumbers());

  final int error;
  final List<JsonNode> valid;
  final List<JsonNode> invalid;

  FieldKind(int error, List<JsonNode> valid, List<JsonNode> invalid) {
    this.error = error;
    this.valid = valid;
    this.invalid = invalid;
  }

  private static List<JsonNode> list(@Nullable Object... values) {
    return Arrays.stream(values).map(Json::value).toList();
  }

  private static List<JsonNode> plus(List<JsonNode> some, Object... more) {
    List<JsonNode> all = new ArrayList<>(some);
    all.addAll(list(more));
    return all;
  }

  private static List<JsonNode> ids(String name) {
    return list("no_such_" + name, "Z".repeat(16), "_", "0");
  }

  private static List<JsonNode> badIds() {
    return list(
        "",
        "x".repeat(17),
        "a b",
        "a-b",
        "caf\u00e9",
        "\u0661\u0662",
        "\uff41",
        "a\u0000",
        "a\n",
        "*",
        5,
        1.5,
        true,
        List.of("a"),
        Json.object("a", 1));
  }

  private static List<JsonNode> passwords() {
    return list("secret", " ".repeat(6), "~".repeat(64));
  }

  private static List<JsonNode> badPasswords() {
    return list(
        "",
        "12345",
        "x".repeat(65),
        "caf\u00e9 au lait",
        "tab\ttab",
        "delete\u007f",
        "null\u0000null",
        123456,
        true,
        List.of("secret"),
        Json.object());
  }

  private static List<JsonNode> texts(int min, int max) {
    return list("x".repeat(Math.max(min, 1)), "\ud83d\ude00".repeat(max), "\u00e9".repeat(max));
  }

  private static List<JsonNode> badTexts(int min, int max) {
    List<JsonNode> bad =
        new ArrayList<>(
            list(
                "x".repeat(max + 1),
                "\ud83d\ude00".repeat(max) + "x",
                "a\u0000b",
                "\ud83d",
                "\ude00\ud83d",
                5,
                true,
                List.of("x"),
                Json.object()));
    if (min > 0) {
      bad.addAll(list(""));
    }
    return bad;
  }

  private static List<JsonNode> badEnum(int beyond) {
    return list(beyond, -1, 1.0, "0", true, 4294967296L, List.of(0));
  }

  private static List<JsonNode> badNumbers() {
    return list(-1, 1.0, 1.5, 4294967296L, "1", "", true, List.of(1), Json.object());
  }
}
