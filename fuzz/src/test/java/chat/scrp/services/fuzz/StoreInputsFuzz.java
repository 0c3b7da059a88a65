package chat.scrp.services.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.Validation;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.message.MessageCursors;
import chat.scrp.services.redis.RedisAddress;
import chat.scrp.services.room.RoomCursors;
import chat.scrp.services.session.Tokens;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What comes from outside and goes into a key, an argument of a script, or a connection to Redis:
 * cursors, tokens, IDs and URIs. The first byte of the input says which.
 */
class StoreInputsFuzz {
  private static final int MOST = 1000;

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] data) {
    if (data.length == 0 || data.length > MOST) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(data, 1, data.length);
    String text = new String(rest, StandardCharsets.UTF_8);
    switch (data[0] % 4) {
      case 0 -> cursors(text);
      case 1 -> token(text);
      case 2 -> uri(text);
      default -> keys(text);
    }
  }

  private static void cursors(String cursor) {
    if (!Validation.isCursor(cursor)) {
      return;
    }
    String last = read(RoomCursors::again, cursor, 354);
    assertTrue(last.matches("[0-9a-z]*"), last);
    String conversation = read(MessageCursors::searchAgain, cursor, 354);
    assertTrue(conversation.matches("|r:\\d{1,18}|p:\\d{1,18}:\\d{1,18}"), conversation);
    String place = read(MessageCursors::exportAgain, cursor, 354);
    assertTrue(place.isEmpty() || place.equals(cursor), place);
  }

  private static void token(String token) {
    if (Validation.isSessionToken(token)) {
      String again = read(Tokens::again, token, 355);
      assertTrue(again.isEmpty() || again.equals(token), again);
      assertTrue(again.isEmpty() || Tokens.user(token) > 0);
    }
  }

  /** What was made of the text, or "" where it was refused with this number. */
  private static String read(UnaryOperator<String> reader, String text, int refused) {
    try {
      return reader.apply(text);
    } catch (ScrpError e) {
      assertEquals(refused, e.code().number());
      return "";
    }
  }

  /** What stands before the last {@code @} does not change what is shown of a URI. */
  private static void uri(String uri) {
    try {
      RedisAddress address = RedisAddress.parse(uri);
      assertFalse(address.endpoints().isEmpty());
      assertFalse(!address.unix() && address.toString().contains("@"), "a password is shown");
    } catch (IllegalArgumentException e) {
      int end = uri.lastIndexOf('@');
      if (end >= 0) {
        String scheme = uri.replaceFirst("(?s)^(rediss?(\\+cluster|\\+sentinel)?://|).*", "$1");
        String other = scheme + "nobody:nothing" + uri.substring(end);
        assertEquals(
            RedisAddress.withoutCredentials(other), RedisAddress.withoutCredentials(uri), uri);
        assertTrue(
            String.valueOf(e.getMessage()).startsWith(RedisAddress.withoutCredentials(uri) + " ("));
      }
    }
  }

  /** An ID that is let in is the whole of what stands between the braces of its key. */
  private static void keys(String id) {
    if (Validation.isUserId(id) && Validation.isRoomId(id)) {
      assertEquals("n:u:{" + id + "}", Directory.userKey(id));
      assertTrue(Directory.userKey(id).matches("n:u:\\{[A-Za-z0-9_]{1,16}}"));
      assertTrue(Directory.roomKey(id).matches("n:r:\\{[A-Za-z0-9_]{1,16}}"));
    } else {
      assertFalse(id.matches("[A-Za-z0-9_]{1,16}"), id);
    }
  }
}
