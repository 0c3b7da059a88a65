package chat.scrp.terminal.screen;

import chat.scrp.terminal.text.SafeText;
import chat.scrp.terminal.text.Wrapping;
import org.jline.utils.AttributedString;

/**
 * The line that is being typed, as much of it as there is place for.
 *
 * @param text what is shown
 * @param cursor the column of the cursor
 */
record InputLine(AttributedString text, int cursor) {

  /** The line with what stands before it; what is secret is not shown. */
  static InputLine of(String prompt, String typed, int position, boolean secret, int width) {
    Row row =
        new Row().add(" " + Wrapping.fit(prompt, width / 2), Palette.OWN).add(" ", Palette.PLAIN);
    if (secret) {
      return new InputLine(row.fill(width, Palette.PLAIN).done(), row.width());
    }
    int place = width - row.width() - 1;
    String before = shown(typed.substring(0, position));
    String after = shown(typed.substring(position));
    while (Wrapping.width(before) > place && !before.isEmpty()) {
      before = before.substring(before.offsetByCodePoints(0, 1));
    }
    int column = row.width() + Wrapping.width(before);
    row.add(before, Palette.PLAIN);
    row.add(Wrapping.pad(after, Math.max(0, width - row.width())), Palette.PLAIN);
    return new InputLine(row.done(), column);
  }

  private static String shown(String text) {
    return SafeText.line(text.replace('\n', '↵'));
  }
}
