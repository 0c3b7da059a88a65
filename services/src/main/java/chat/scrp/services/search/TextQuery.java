package chat.scrp.services.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A query for texts: each of its words must be the beginning of a word of the text.
 *
 * <p>Words are runs of letters and digits, compared without case, accents and compatibility forms.
 * Scripts that put no space between words have none to split at: there every character counts as a
 * word, and those that stand together in the query must stand together in the text. So does every
 * symbol, such as an emoji.
 */
public final class TextQuery {
  private static final char BETWEEN = ' ';

  /** Each is what {@link #fold} makes of it in a text. */
  private final List<String> words;

  private TextQuery(List<String> words) {
    this.words = words;
  }

  public static TextQuery of(String query) {
    List<String> words = new ArrayList<>();
    for (String word : runs(normalized(query))) {
      words.add(fold(word));
    }
    return new TextQuery(words);
  }

  /** Whether the query has no word: then it finds nothing. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  public boolean matches(String text) {
    if (words.isEmpty()) {
      return false;
    }
    String folded = fold(normalized(text));
    for (String word : words) {
      if (!folded.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String normalized(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    // To upper case first, so that what has no small letter of its own becomes two: ß, SS, ss.
    return ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
  }

  private static List<String> runs(String normalized) {
    int[] all = normalized.codePoints().toArray();
    List<String> runs = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= all.length; i++) {
      if (i == all.length || Part.of(all[i]) == Part.NONE) {
        String run = new String(all, begin, i - begin);
        if (!fold(run).isEmpty()) {
          runs.add(run);
        }
        begin = i + 1;
      }
    }
    return runs;
  }

  /** The words of a text, each behind a space. */
  private static String fold(String normalized) {
    StringBuilder folded = new StringBuilder(normalized.length() + 8);
    boolean inWord = false;
    for (int i = 0; i < normalized.length(); ) {
      int codePoint = normalized.codePointAt(i);
      i += Character.charCount(codePoint);
      Part part = Part.of(codePoint);
      if (part == Part.MARK) {
        continue;
      }
      if (part == Part.ALONE || (part == Part.LETTER && !inWord)) {
        folded.append(BETWEEN);
      }
      if (part != Part.NONE) {
        folded.appendCodePoint(Character.toLowerCase(codePoint));
      }
      inWord = part == Part.LETTER;
    }
    return folded.toString();
  }

  /** What a character is to words. */
  private enum Part {
    /** Of a word. */
    LETTER,
    /** A word of its own. */
    ALONE,
    /** Not looked at. */
    MARK,
    /** Between words. */
    NONE;

    private static final Part[] ASCII = new Part[0x80];

    static {
      Arrays.setAll(ASCII, Part::ofAny);
    }

    static Part of(int codePoint) {
      return codePoint < ASCII.length ? ASCII[codePoint] : ofAny(codePoint);
    }

    private static Part ofAny(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> MARK;
        case Character.OTHER_SYMBOL -> ALONE;
        case Character.OTHER_LETTER -> isUnspaced(codePoint) ? ALONE : LETTER;
        case Character.UPPERCASE_LETTER,
            Character.LOWERCASE_LETTER,
            Character.TITLECASE_LETTER,
            Character.MODIFIER_LETTER,
            Character.LETTER_NUMBER,
            Character.OTHER_NUMBER,
            Character.DECIMAL_DIGIT_NUMBER,
            Character.COMBINING_SPACING_MARK ->
            LETTER;
        default -> NONE;
      };
    }

    private static boolean isUnspaced(int codePoint) {
      return switch (Character.UnicodeScript.of(codePoint)) {
        case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN, YI -> true;
        default -> false;
      };
    }
  }
}
