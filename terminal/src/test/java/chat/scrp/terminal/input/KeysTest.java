package chat.scrp.terminal.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.terminal.input.Key.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.NonBlocking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KeysTest {

  private static List<String> read(String typed) throws IOException {
    Keys keys = new Keys(NonBlocking.nonBlocking("test", new StringReader(typed)));
    List<String> read = new ArrayList<>();
    for (Key key = keys.next(); key.kind() != Kind.OVER; key = keys.next()) {
      read.add(key.text().isEmpty() ? key.kind().name() : key.kind() + " " + key.text());
    }
    return read;
  }

  @Test
  void readsTextAndControls() throws IOException {
    assertEquals(
        List.of("TEXT a", "TEXT ü", "TEXT 👍", "ENTER", "TAB", "BACKSPACE", "CLOSE"),
        read("aü👍\r\t\u007f\u0004"));
  }

  @Test
  void readsEscapeSequences() throws IOException {
    assertEquals(
        List.of("UP", "DOWN", "PAGE_UP", "DELETE", "WORD_RIGHT", "NEXT", "BACK_TAB"),
        read("\u001b[A\u001bOB\u001b[5~\u001b[3~\u001b[1;5C\u001b[1;3B\u001b[Z"));
    assertEquals(List.of("ALT a", "WORD_LEFT", "DELETE_WORD"), read("\u001ba\u001bb\u001b\u007f"));
  }

  @Test
  void ignoresSequencesThatItDoesNotKnow() throws IOException {
    assertEquals(List.of("UNKNOWN", "TEXT x"), read("\u001b[99;99;99zx"));
  }

  @Test
  void takesWhatIsPastedAsText() throws IOException {
    assertEquals(
        List.of("TEXT two\nlines\t\u0003", "ENTER"),
        read("\u001b[200~two\r\nlines\t\u0003\u001b[201~\r"));
  }
}
