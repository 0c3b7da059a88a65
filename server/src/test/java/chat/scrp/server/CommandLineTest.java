package chat.scrp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scrp.server.CommandLine.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @ParameterizedTest
  @CsvSource({
    "'', SERVE",
    "serve, SERVE",
    "--help, HELP",
    "serve --help, SERVE_HELP",
    "--version, VERSION",
    "serve --print-config, PRINT_CONFIG",
    "--print-config, PRINT_CONFIG"
  })
  void knowsWhatIsAskedFor(String line, Action action) {
    assertEquals(action, parse(line).action());
  }

  @Test
  void takesEverySettingAsAnOptionInEitherForm() {
    assertEquals(
        Map.of("SCRP_TCP_PORT", "1", "SCRP_REDIS_URI", "redis://a?b=c"),
        parse("serve --tcp-port 1 --redis-uri=redis://a?b=c").flags());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          start              | start: unknown (expected: serve, or an option; see --help)
          serve --           | --: unknown (expected: serve, or an option; see --help)
          serve --tcp-port   | --tcp-port: no value (expected: --tcp-port VALUE)
          """)
  void refusesTheRestInOneLine(String line, String message) {
    var refused = assertThrows(UsageException.class, () -> parse(line));

    assertEquals(message, refused.getMessage());
  }

  private static CommandLine parse(String line) {
    return CommandLine.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
  }
}
