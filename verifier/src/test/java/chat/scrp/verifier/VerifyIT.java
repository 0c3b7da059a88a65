package chat.scrp.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two minutes of what {@code ./scrp verify} does by hand for longer. */
class VerifyIT {
  private static final Path JAR =
      Path.of("..", "server", "target", "scrp-server.jar").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLostDoubledOrReordered() {
    List<String> arguments =
        List.of(
            "--jar", JAR.toString(),
            "--directory", folder.toString(),
            "--minutes", "2",
            "--replicas", "2",
            "--rate", "80");

    assertEquals(0, Main.run(arguments, System.out), "exit status; the verdict is above");
  }
}
