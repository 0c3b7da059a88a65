package chat.scrp.terminal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class InputLineTest {

  @Test
  void showsWhatIsTypedAndTheCursor() {
    InputLine line = InputLine.of("›", "hello", 2, false, 20);
    assertEquals(" › hello            ", line.text().toString());
    assertEquals(5, line.cursor());
  }

  @Test
  void showsTheEndOfALongLine() {
    InputLine line = InputLine.of("›", "0123456789abcdefghij", 20, false, 13);
    assertEquals(" › bcdefghij ", line.text().toString());
    assertEquals(12, line.cursor());
  }

  @Test
  void showsNothingOfASecret() {
    InputLine line = InputLine.of("Password:", "hidden", 6, true, 40);
    assertFalse(line.text().toString().contains("h"));
    assertEquals(InputLine.of("Password:", "", 0, true, 40), line);
  }

  @Test
  void showsPastedLineBreaksAsSigns() {
    assertEquals(" › a↵b ", InputLine.of("›", "a\nb", 3, false, 7).text().toString());
  }
}
