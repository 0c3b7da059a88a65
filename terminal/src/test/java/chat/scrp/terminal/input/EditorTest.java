package chat.scrp.terminal.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.scrp.terminal.input.Key.Kind;
import org.junit.jupiter.api.Test;

class EditorTest {
  private final Editor editor = new Editor();

  private void type(String text) {
    editor.press(new Key(Kind.TEXT, text));
  }

  private void press(Kind... kinds) {
    for (Kind kind : kinds) {
      editor.press(Key.of(kind));
    }
  }

  @Test
  void editsInTheMiddle() {
    type("hello world");
    press(Kind.WORD_LEFT);
    type("my ");
    assertEquals("hello my world", editor.text());
    press(Kind.DELETE_TO_END);
    assertEquals("hello my ", editor.text());
    press(Kind.START, Kind.DELETE, Kind.END, Kind.DELETE_WORD);
    assertEquals("ello ", editor.text());
    press(Kind.LEFT, Kind.DELETE_TO_START);
    assertEquals(" ", editor.text());
  }

  @Test
  void movesOverWholeCharacters() {
    type("a👍e\u0301b");
    press(Kind.BACKSPACE, Kind.BACKSPACE);
    assertEquals("a👍", editor.text());
    press(Kind.LEFT, Kind.LEFT, Kind.RIGHT, Kind.DELETE);
    assertEquals("a", editor.text());
  }

  @Test
  void remembersWhatWasTypedAndTheDraft() {
    type("first");
    assertEquals("first", editor.take());
    type("second");
    editor.take();
    type("draft");
    press(Kind.UP);
    assertEquals("second", editor.text());
    press(Kind.UP, Kind.UP, Kind.UP);
    assertEquals("first", editor.text());
    press(Kind.DOWN, Kind.DOWN);
    assertEquals("draft", editor.text());
  }

  @Test
  void forgetsSecrets() {
    type("secret");
    assertEquals("secret", editor.takeSecretly());
    press(Kind.UP);
    assertEquals("", editor.text());
  }

  @Test
  void knowsWhichKeysAreNotItsOwn() {
    assertFalse(editor.press(Key.of(Kind.PAGE_UP)));
  }
}
