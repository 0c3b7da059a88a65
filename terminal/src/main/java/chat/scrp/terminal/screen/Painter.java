package chat.scrp.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * Brings rows onto the terminal: only those that have changed. Every part of a row is put at its
 * column, so that a character whose width the terminal sees differently spoils nothing beside it.
 */
final class Painter {
  private final Terminal terminal;
  private final boolean colours;
  private final int depth;
  private List<String> shown = List.of();
  private String cursor = "";

  Painter(Terminal terminal, boolean colours) {
    this.terminal = terminal;
    this.colours = colours;
    Integer known = terminal.getNumericCapability(Capability.max_colors);
    this.depth = known == null ? 8 : known;
  }

  /** A part of a row. */
  record Part(int column, AttributedString text) {}

  /** Takes the whole screen of the terminal. */
  void begin() {
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.keypad_xmit);
    // No line runs over its end, what is pasted is marked, and the wheel does not send arrows.
    terminal.writer().write("\u001b[?7l\u001b[?2004h\u001b[?1007l");
    redraw();
  }

  /** Gives the screen back. */
  void end() {
    terminal.writer().write("\u001b[?2004l\u001b[?7h\u001b[0m");
    terminal.puts(Capability.cursor_visible);
    terminal.puts(Capability.keypad_local);
    terminal.puts(Capability.exit_ca_mode);
    terminal.flush();
  }

  /** Everything is painted anew the next time. */
  void redraw() {
    shown = List.of();
    terminal.puts(Capability.clear_screen);
  }

  void bell() {
    terminal.puts(Capability.bell);
    terminal.flush();
  }

  /** Paints rows of parts, and puts the cursor. */
  void paint(List<List<Part>> rows, int cursorRow, int cursorColumn) {
    List<String> next = new ArrayList<>(rows.size());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      String row = row(i, rows.get(i));
      next.add(row);
      if (i >= shown.size() || !shown.get(i).equals(row)) {
        out.append(row);
      }
    }
    String place = at(cursorRow, cursorColumn);
    if (out.length() > 0 || !place.equals(cursor)) {
      terminal.writer().write("\u001b[?25l" + out + place + "\u001b[?25h");
      terminal.flush();
    }
    shown = next;
    cursor = place;
  }

  private String row(int index, List<Part> parts) {
    StringBuilder row = new StringBuilder();
    for (Part part : parts) {
      row.append(at(index, part.column())).append("\u001b[0m");
      row.append(colours ? part.text().toAnsi(depth, ForceMode.None) : part.text().toString());
      row.append("\u001b[0m\u001b[K");
    }
    return row.toString();
  }

  private static String at(int row, int column) {
    return "\u001b[" + (row + 1) + ";" + (column + 1) + "H";
  }
}
