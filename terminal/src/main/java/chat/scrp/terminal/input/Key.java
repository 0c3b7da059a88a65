package chat.scrp.terminal.input;

/**
 * A key that was pressed, or a text that was pasted.
 *
 * @param kind what it is
 * @param text what it writes, for {@link Kind#TEXT}; the letter, for {@link Kind#ALT}
 */
public record Key(Kind kind, String text) {

  /** What a key is for. */
  public enum Kind {
    /** It writes something. */
    TEXT,
    ENTER,
    TAB,
    BACK_TAB,
    BACKSPACE,
    DELETE,
    DELETE_WORD,
    DELETE_TO_START,
    DELETE_TO_END,
    LEFT,
    RIGHT,
    WORD_LEFT,
    WORD_RIGHT,
    START,
    END,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    PREVIOUS,
    NEXT,
    ALT,
    REDRAW,
    INTERRUPT,
    CLOSE,
    UNKNOWN,
    /** There is no more input. */
    OVER
  }

  static Key of(Kind kind) {
    return new Key(kind, "");
  }
}
