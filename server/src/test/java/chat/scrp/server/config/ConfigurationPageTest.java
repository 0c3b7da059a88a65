package chat.scrp.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dscrp.update-docs} to write the page anew instead of comparing it. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->\n";

  @Test
  void listsEverySettingAsTheServerKnowsIt() throws IOException {
    // Given
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);

    // When
    String expected = page.substring(0, from) + ConfigText.markdown() + page.substring(to);
    if (System.getProperty("scrp.update-docs") != null) {
      Files.writeString(PAGE, expected);
    }

    // Then
    assertEquals(expected, Files.readString(PAGE));
  }
}
