package chat.scrp.protocol;

import java.util.regex.Pattern;

/** What one emoji is. */
final class Emoji {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private Emoji() {}

  /** Whether the text is one extended grapheme cluster that is an emoji. */
  static boolean isOne(String text) {
    return CLUSTER.matcher(text).matches();
  }
}
