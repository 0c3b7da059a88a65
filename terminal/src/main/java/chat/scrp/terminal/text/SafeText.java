package chat.scrp.terminal.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What others wrote, without anything that a terminal obeys: no control character or escape
 * sequence gets through, none that turns the direction of writing, and no tower of accents.
 */
public final class SafeText {
  private static final int MAX_MARKS = 4;
  private static final int REPLACEMENT = 0xFFFD;

  private SafeText() {}

  /** The text as one line: a line break is shown as a sign. */
  public static String line(String text) {
    return String.join(" ⏎ ", lines(text));
  }

  /** The lines of the text. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (isLineBreak(codePoint)) {
        boolean carriageReturn = codePoint == '\r' && i < text.length() && text.charAt(i) == '\n';
        if (!carriageReturn) {
          lines.add(line.toString());
          line.setLength(0);
        }
        continue;
      }
      marks = isMark(codePoint) ? marks + 1 : 0;
      if (marks <= MAX_MARKS) {
        line.appendCodePoint(safe(codePoint));
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static boolean isLineBreak(int codePoint) {
    return codePoint == '\n'
        || codePoint == '\r'
        || codePoint == 0x85
        || codePoint == 0x2028
        || codePoint == 0x2029;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static int safe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\t' ? ' ' : REPLACEMENT;
      case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> REPLACEMENT;
      // Directions, joiners and the like: only the joiner that emoji are made with stays.
      case Character.FORMAT -> codePoint == 0x200D ? codePoint : REPLACEMENT;
      default -> codePoint;
    };
  }
}
