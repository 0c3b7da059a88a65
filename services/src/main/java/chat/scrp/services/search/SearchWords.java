package chat.scrp.services.search;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that a user or room is found by: its ID and those of its nickname, in lower case. */
final class SearchWords {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}]+");

  private SearchWords() {}

  static Set<String> of(String id, String nickname) {
    Set<String> words = new TreeSet<>();
    words.add(lower(id));
    for (String word : BETWEEN_WORDS.split(lower(nickname), -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** The first word that begins so, or null: under this one of its words a hit is counted. */
  static @Nullable String match(String id, String nickname, String prefix) {
    for (String word : of(id, nickname)) {
      if (word.startsWith(prefix)) {
        return word;
      }
    }
    return null;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
