package chat.scrp.terminal.screen;

import chat.scrp.terminal.text.Wrapping;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A row of the picture, or a part of one, as it is being written. */
final class Row {
  private final AttributedStringBuilder text = new AttributedStringBuilder();
  private int width;

  /** Adds a text. */
  Row add(String more, AttributedStyle style) {
    text.append(more, style);
    width += Wrapping.width(more);
    return this;
  }

  /** Fills up to a column. */
  Row fill(int column, AttributedStyle style) {
    return column > width ? add(" ".repeat(column - width), style) : this;
  }

  /** How many columns it takes. */
  int width() {
    return width;
  }

  AttributedString done() {
    return text.toAttributedString();
  }
}
