package chat.scrp.verifier.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.verifier.Main;
import chat.scrp.verifier.check.Checker;
import chat.scrp.verifier.check.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The proof of the proof: each broken server is found out, and its fault is named. It takes ten
 * minutes, so it runs on demand: {@code mvn verify -pl verifier -am -Dverifier.excluded=nothing}.
 */
@Tag("broken-servers")
class BrokenServersIT {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path JAR = REPOSITORY.resolve("server/target/scrp-server.jar");
  private static final int BROKEN = 1;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("chat.scrp.verifier.broken.BrokenServer#all")
  void namesTheFault(BrokenServer server) throws IOException {
    Path patch = new Patch(REPOSITORY, JAR, folder).make(server.edits());

    Verdict verdict = run(patch, server.options());

    assertTrue(
        verdict.findings().stream().anyMatch(finding -> finding.fault() == server.expected()),
        () -> server + ", expected: " + server.expected().title() + "\n" + verdict.table());
  }

  private Verdict run(Path patch, String options) throws IOException {
    Path history = folder.resolve("history.jsonl");
    List<String> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
    arguments.addAll(List.of("--jar", JAR.toString(), "--patch", patch.toString()));
    arguments.addAll(List.of("--directory", folder.resolve("run").toString()));
    arguments.addAll(List.of("--history", history.toString()));
    arguments.addAll(List.of("--seed", "11", "--minutes", "0.6", "--quiet", "6"));
    arguments.addAll(List.of("--users", "24", "--rooms", "8", "--friendships", "40"));
    assertEquals(BROKEN, Main.run(arguments, System.out));
    return Checker.check(history);
  }
}
