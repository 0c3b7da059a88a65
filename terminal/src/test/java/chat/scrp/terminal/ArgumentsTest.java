package chat.scrp.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static Arguments parse(String... words) {
    return Arguments.parse(List.of(words), false);
  }

  @Test
  void namesTheServerInShortAndInFull() {
    assertEquals("scrp://localhost", parse().address());
    assertEquals("scrp://chat.example:1234", parse("chat.example:1234").address());
    assertEquals("scrps://chat.example", parse("chat.example", "--tls").address());
    assertEquals("wss://chat.example/scrp", parse("wss://chat.example/scrp").address());
  }

  @Test
  void readsOptionsWithAndWithoutEquals() {
    Arguments arguments = parse("--plain", "--user=ann", "--password-file", "f", "--to", "#tea");
    assertEquals("ann", arguments.user());
    assertEquals(Path.of("f"), arguments.passwordFile());
    assertEquals("#tea", arguments.to());
    assertTrue(arguments.plain());
    assertFalse(Arguments.parse(List.of(), true).colours());
  }

  @Test
  void takesNoPasswordOnTheCommandLine() {
    UsageException refused =
        assertThrows(UsageException.class, () -> parse("--password", "secret1"));
    assertFalse(String.valueOf(refused.getMessage()).contains("secret1"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThrows(UsageException.class, () -> parse("--nonsense"));
    assertThrows(UsageException.class, () -> parse("one", "two"));
    assertThrows(UsageException.class, () -> parse("--user"));
    assertThrows(UsageException.class, () -> parse("--listen"));
  }
}
