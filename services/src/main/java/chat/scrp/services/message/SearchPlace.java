package chat.scrp.services.message;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.ConversationKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a message in the order of all: newest first, then by conversation, then the higher
 * number first. A search goes on behind one.
 *
 * <p>Within a conversation times are taken to grow with the numbers. Where the clock of the store
 * was set back, a search may show a message of that time twice, or not.
 */
record SearchPlace(long micros, String conversation, long seq) implements Comparable<SearchPlace> {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,18}) (r:\\d{1,18}|p:\\d{1,18}:\\d{1,18}) (\\d{1,10})");
  private static final Comparator<SearchPlace> ORDER =
      Comparator.comparingLong(SearchPlace::micros)
          .reversed()
          .thenComparing(SearchPlace::conversation)
          .thenComparing(Comparator.comparingLong(SearchPlace::seq).reversed());

  static SearchPlace of(long micros, ConversationKey conversation, long seq) {
    return new SearchPlace(micros, conversation.toString(), seq);
  }

  /** What clients get as a cursor: nothing that they can do anything else with. */
  String cursor() {
    String text = micros + " " + conversation + " " + seq;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads what {@link #cursor()} wrote.
   *
   * @throws ScrpError 354 for anything else
   */
  static @Nullable SearchPlace read(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    Matcher written = WRITTEN.matcher(decoded(cursor));
    if (!written.matches()) {
      throw new ScrpError(ErrorCode.INVALID_QUERY);
    }
    return new SearchPlace(
        Long.parseLong(written.group(1)), written.group(2), Long.parseLong(written.group(3)));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public int compareTo(SearchPlace other) {
    return ORDER.compare(this, other);
  }
}
