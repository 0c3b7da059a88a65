package chat.scrp.terminal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {

  @Test
  void breaksBetweenWords() {
    assertEquals(List.of("one two", "three"), Wrapping.wrap("one two three", 9));
    assertEquals(List.of("one two", "three"), Wrapping.wrap("one two three", 7));
    assertEquals(List.of(""), Wrapping.wrap("", 7));
  }

  @Test
  void breaksWordsThatAreLongerThanALine() {
    assertEquals(List.of("abcd", "efgh", "i"), Wrapping.wrap("abcdefghi", 4));
    assertEquals(List.of("  ab", "cdef"), Wrapping.wrap("  abcdef", 4));
  }

  @Test
  void countsWideCharactersAsTwoColumns() {
    assertEquals(6, Wrapping.width("日本語"));
    assertEquals(List.of("日本", "語"), Wrapping.wrap("日本語", 5));
    assertEquals("日…", Wrapping.fit("日本語", 4));
    assertEquals("日… ", Wrapping.pad("日本語", 4));
    assertEquals(1, Wrapping.width("e\u0301"));
  }

  @Test
  void neverMakesALineThatIsTooLong() {
    String text = "a 日本語 bb ccc 👍👍 dddddddddddd e";
    for (int width = 2; width < 40; width++) {
      for (String line : Wrapping.wrap(text, width)) {
        assertTrue(Wrapping.width(line) <= width, line + " in " + width);
      }
    }
  }

  @Test
  void fitsIntoAlmostNothing() {
    assertEquals("…", Wrapping.fit("abc", 1));
    assertEquals("", Wrapping.fit("abc", 0));
    assertEquals("abc", Wrapping.fit("abc", 3));
  }
}
