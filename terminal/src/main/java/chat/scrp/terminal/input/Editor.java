package chat.scrp.terminal.input;

import chat.scrp.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;

/** The line that is being typed, and those that were typed before. */
public final class Editor {
  private static final int MAX_LENGTH = 8192;
  private static final int MAX_HISTORY = 500;

  private final StringBuilder text = new StringBuilder();
  private final List<String> history = new ArrayList<>();
  private int cursor;
  private int browsing;
  private String draft = "";

  /** What is typed. */
  public String text() {
    return text.toString();
  }

  /** Where the cursor stands in it. */
  public int cursor() {
    return cursor;
  }

  /** Puts another text there. */
  public void set(String newText) {
    text.setLength(0);
    text.append(newText);
    cursor = text.length();
  }

  /** Takes the text away; it is kept among those that were typed before. */
  public String take() {
    String taken = text.toString();
    if (!taken.isBlank() && (history.isEmpty() || !last().equals(taken))) {
      history.add(taken);
      if (history.size() > MAX_HISTORY) {
        history.remove(0);
      }
    }
    return takeSecretly();
  }

  /** Takes the text away and forgets it. */
  public String takeSecretly() {
    String taken = text.toString();
    set("");
    browsing = history.size();
    return taken;
  }

  private String last() {
    return history.get(history.size() - 1);
  }

  /** Obeys a key; answers whether it was one for the line. */
  public boolean press(Key key) {
    switch (key.kind()) {
      case TEXT -> insert(key.text());
      case BACKSPACE -> delete(before(cursor), cursor);
      case DELETE -> delete(cursor, after(cursor));
      case DELETE_WORD -> delete(wordBefore(), cursor);
      case DELETE_TO_START -> delete(0, cursor);
      case DELETE_TO_END -> delete(cursor, text.length());
      case LEFT -> cursor = before(cursor);
      case RIGHT -> cursor = after(cursor);
      case WORD_LEFT -> cursor = wordBefore();
      case WORD_RIGHT -> cursor = wordAfter();
      case START -> cursor = 0;
      case END -> cursor = text.length();
      case UP -> browse(-1);
      case DOWN -> browse(1);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Puts a text in place of what stands before the cursor from a position on. */
  public void replace(int from, String with) {
    text.replace(from, cursor, with);
    cursor = from + with.length();
  }

  private void insert(String typed) {
    if (text.length() + typed.length() <= MAX_LENGTH) {
      text.insert(cursor, typed);
      cursor += typed.length();
    }
  }

  private void delete(int from, int to) {
    text.delete(from, to);
    cursor = from;
  }

  /** The position of what is seen as one character before another. */
  private int before(int position) {
    int at = position;
    while (at > 0) {
      at -= Character.charCount(text.codePointBefore(at));
      if (Wrapping.width(text.codePointAt(at)) > 0 || text.charAt(at) == '\n') {
        break;
      }
    }
    return at;
  }

  private int after(int position) {
    int at = position;
    if (at < text.length()) {
      at += Character.charCount(text.codePointAt(at));
    }
    while (at < text.length()
        && Wrapping.width(text.codePointAt(at)) == 0
        && text.charAt(at) != '\n') {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private int wordBefore() {
    int at = cursor;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int wordAfter() {
    int at = cursor;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private void browse(int step) {
    int next = browsing + step;
    if (next < 0 || next > history.size()) {
      return;
    }
    if (browsing == history.size()) {
      draft = text.toString();
    }
    browsing = next;
    set(next == history.size() ? draft : history.get(next));
  }
}
