package chat.scrp.terminal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafeTextTest {

  @Test
  void letsNoControlCharacterThrough() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x3000; c++) {
      all.appendCodePoint(c);
    }
    String safe = SafeText.line(all.toString());
    assertTrue(safe.codePoints().noneMatch(Character::isISOControl));
    assertTrue(
        safe.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT && c != 0x200D));
    assertEquals("�[31mred�]0;title�", SafeText.line("\u001b[31mred\u001b]0;title\u0007"));
  }

  @Test
  void splitsAtEveryKindOfLineBreak() {
    assertEquals(List.of("a", "b", "c", "d", "", "e"), SafeText.lines("a\nb\r\nc\rd\u2028\u0085e"));
    assertEquals("a ⏎ b", SafeText.line("a\nb"));
  }

  @Test
  void turnsNoDirection() {
    assertEquals("a�b�c", SafeText.line("a\u202eb\u2066c"));
  }

  @Test
  void keepsEmojiAndOtherScripts() {
    String text = "Grüße, 日本語, שלום, 👩‍👩‍👧, e\u0301";
    assertEquals(text, SafeText.line(text));
  }

  @Test
  void cutsTowersOfAccents() {
    String tower = "a" + "\u0301".repeat(500);
    assertEquals(5, SafeText.line(tower).length());
  }

  @Test
  void hasNoLoneSurrogates() {
    assertEquals("a�b", SafeText.line("a\ud800b"));
  }
}
