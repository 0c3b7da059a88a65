package chat.scrp.terminal.input;

import chat.scrp.terminal.input.Key.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jline.utils.NonBlockingReader;

/** Reads keys from the characters and escape sequences that a terminal sends. */
public final class Keys {
  private static final int ESCAPE = 27;
  private static final long SEQUENCE_MS = 60;
  private static final int MAX_PASTE = 100_000;
  private static final String PASTE_END = "\u001b[201~";
  private static final Map<Integer, Kind> CONTROLS = new HashMap<>();
  private static final Map<String, Kind> SEQUENCES = new HashMap<>();

  static {
    CONTROLS.put((int) '\r', Kind.ENTER);
    CONTROLS.put((int) '\n', Kind.ENTER);
    CONTROLS.put((int) '\t', Kind.TAB);
    CONTROLS.put(127, Kind.BACKSPACE);
    control('H', Kind.BACKSPACE);
    control('A', Kind.START);
    control('B', Kind.LEFT);
    control('C', Kind.INTERRUPT);
    control('D', Kind.CLOSE);
    control('E', Kind.END);
    control('F', Kind.RIGHT);
    control('K', Kind.DELETE_TO_END);
    control('L', Kind.REDRAW);
    control('N', Kind.NEXT);
    control('P', Kind.PREVIOUS);
    control('U', Kind.DELETE_TO_START);
    control('W', Kind.DELETE_WORD);
    for (String introducer : new String[] {"[", "O"}) {
      SEQUENCES.put(introducer + "A", Kind.UP);
      SEQUENCES.put(introducer + "B", Kind.DOWN);
      SEQUENCES.put(introducer + "C", Kind.RIGHT);
      SEQUENCES.put(introducer + "D", Kind.LEFT);
      SEQUENCES.put(introducer + "H", Kind.START);
      SEQUENCES.put(introducer + "F", Kind.END);
    }
    SEQUENCES.put("[Z", Kind.BACK_TAB);
    SEQUENCES.put("[1~", Kind.START);
    SEQUENCES.put("[7~", Kind.START);
    SEQUENCES.put("[4~", Kind.END);
    SEQUENCES.put("[8~", Kind.END);
    SEQUENCES.put("[3~", Kind.DELETE);
    SEQUENCES.put("[5~", Kind.PAGE_UP);
    SEQUENCES.put("[6~", Kind.PAGE_DOWN);
    for (int modifier = 2; modifier <= 8; modifier++) {
      boolean alt = modifier == 3;
      SEQUENCES.put("[1;" + modifier + "A", alt ? Kind.PREVIOUS : Kind.PAGE_UP);
      SEQUENCES.put("[1;" + modifier + "B", alt ? Kind.NEXT : Kind.PAGE_DOWN);
      SEQUENCES.put("[1;" + modifier + "C", Kind.WORD_RIGHT);
      SEQUENCES.put("[1;" + modifier + "D", Kind.WORD_LEFT);
    }
  }

  private final NonBlockingReader reader;

  /** Keys from the reader of a terminal in raw mode. */
  public Keys(NonBlockingReader reader) {
    this.reader = reader;
  }

  private static void control(char letter, Kind kind) {
    CONTROLS.put(letter - '@', kind);
  }

  /** The next key; waits for it. */
  public Key next() throws IOException {
    int c = reader.read();
    if (c < 0) {
      return Key.of(Kind.OVER);
    }
    if (c == ESCAPE) {
      return escape();
    }
    Kind control = CONTROLS.get(c);
    if (control != null) {
      return Key.of(control);
    }
    if (c < ' ') {
      return Key.of(Kind.UNKNOWN);
    }
    return new Key(Kind.TEXT, text(c));
  }

  private String text(int c) throws IOException {
    if (!Character.isHighSurrogate((char) c)) {
      return Character.toString((char) c);
    }
    int low = reader.read(SEQUENCE_MS);
    return low < 0 ? "" : new String(new char[] {(char) c, (char) low});
  }

  private Key escape() throws IOException {
    int c = reader.read(SEQUENCE_MS);
    if (c < 0) {
      return Key.of(Kind.UNKNOWN);
    }
    if (c != '[' && c != 'O') {
      return c == 'b'
          ? Key.of(Kind.WORD_LEFT)
          : c == 'f'
              ? Key.of(Kind.WORD_RIGHT)
              : c == 127 ? Key.of(Kind.DELETE_WORD) : new Key(Kind.ALT, text(c));
    }
    StringBuilder sequence = new StringBuilder().append((char) c);
    while (sequence.length() < 16) {
      int next = reader.read(SEQUENCE_MS);
      if (next < 0) {
        break;
      }
      sequence.append((char) next);
      if (next >= '@' && next <= '~') {
        break;
      }
    }
    String read = sequence.toString();
    if (read.equals("[200~")) {
      return new Key(Kind.TEXT, pasted());
    }
    return Key.of(SEQUENCES.getOrDefault(read, Kind.UNKNOWN));
  }

  /** Everything up to the end of what is pasted: keys in it are text. */
  private String pasted() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < MAX_PASTE) {
      int c = reader.read();
      if (c < 0) {
        break;
      }
      text.append((char) c);
      int end = text.length() - PASTE_END.length();
      if (end >= 0 && text.indexOf(PASTE_END, end) == end) {
        text.setLength(end);
        break;
      }
    }
    return text.toString().replace("\r\n", "\n").replace('\r', '\n');
  }
}
