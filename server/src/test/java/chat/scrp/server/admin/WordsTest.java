package chat.scrp.server.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.Validation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an operator types and sees. */
class WordsTest {
  private static Words words(String line) {
    return Words.of(List.of(line.split(" ")), Set.of("--url", "--limit"), Set.of("--json"));
  }

  @Test
  void sortsOptionsSwitchesSettingsAndTheRest() {
    Words words = words("bob --limit=5 --json --url http://h:1 --data-dir d s1");

    assertEquals(List.of("bob", "s1"), words.rest());
    assertEquals(Optional.of("5"), words.option("--limit"));
    assertEquals(Optional.of("http://h:1"), words.option("--url"));
    assertTrue(words.has("--json"));
    assertEquals(Map.of("SCRP_DATA_DIR", "d"), words.settings());
  }

  @Test
  void anOptionWithoutItsValueIsRefused() {
    var refused = assertThrows(AdminException.class, () -> words("bob --limit"));

    assertEquals("--limit: no value (expected: --limit VALUE)", refused.getMessage());
    assertEquals(2, refused.status());
  }

  @Test
  void aTableKeepsItsColumnsWhateverNicknamesHold() {
    Table table = new Table("USER", "NICKNAME").row("bob", "B\u001b[2Job\n\u202e").row("al", "🐇");

    assertEquals("USER  NICKNAME\nbob   B?[2Job??\nal    🐇\n", table.text());
  }

  @Test
  void newPasswordsAreValidAndDifferent() {
    String one = NewPasswords.random();

    assertTrue(Validation.isPassword(one), one);
    assertTrue(one.matches("([a-z2-9]{5}-){3}[a-z2-9]{5}"), one);
    assertNotEquals(one, NewPasswords.random());
  }
}
