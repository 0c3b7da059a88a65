package chat.scrp.terminal.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Widths in columns of a terminal, and lines that fit them. */
public final class Wrapping {
  private static final int JOINER = 0x200D;

  private Wrapping() {}

  /** How many columns a text takes. */
  public static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      width += width(codePoint);
    }
    return width;
  }

  /** How many columns a character takes: 0, 1 or 2. */
  public static int width(int codePoint) {
    return codePoint == JOINER ? 0 : Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /** The beginning of a text that fits, with a sign where something is missing. */
  public static String fit(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    return columns <= 1 ? "…".substring(0, Math.max(0, columns)) : cut(text, columns - 1) + "…";
  }

  /** The text in as many columns, filled with spaces. */
  public static String pad(String text, int columns) {
    String fitting = fit(text, columns);
    return fitting + " ".repeat(Math.max(0, columns - width(fitting)));
  }

  /** The beginning of a text that fits. */
  private static String cut(String text, int columns) {
    int used = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      used += width(codePoint);
      if (used > columns) {
        break;
      }
      i += Character.charCount(codePoint);
    }
    return text.substring(0, i);
  }

  /** Breaks a line between words, or inside one that is longer than a line. */
  public static List<String> wrap(String line, int columns) {
    List<String> rows = new ArrayList<>();
    String rest = line;
    int limit = Math.max(2, columns);
    while (width(rest) > limit) {
      String head = cut(rest, limit);
      int space = rest.startsWith(" ", head.length()) ? head.length() : head.lastIndexOf(' ');
      boolean betweenWords = space > 0 && !head.substring(0, space).isBlank();
      int end = betweenWords ? space : Math.max(head.length(), 1);
      rows.add(rest.substring(0, end));
      rest = betweenWords ? rest.substring(end).stripLeading() : rest.substring(end);
    }
    rows.add(rest);
    return rows;
  }
}
