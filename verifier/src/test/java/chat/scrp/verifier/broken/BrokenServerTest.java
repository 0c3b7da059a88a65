package chat.scrp.verifier.broken;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The broken servers run on demand only; that their sources have moved is told at once. */
class BrokenServerTest {
  @ParameterizedTest
  @MethodSource("chat.scrp.verifier.broken.BrokenServer#all")
  void editsWhatIsThere(BrokenServer server) throws IOException {
    for (Edit edit : server.edits()) {
      String source = Files.readString(Path.of("..", edit.file()));
      assertTrue(source.contains(edit.from()), () -> edit.file() + " has no more\n" + edit.from());
    }
  }
}
