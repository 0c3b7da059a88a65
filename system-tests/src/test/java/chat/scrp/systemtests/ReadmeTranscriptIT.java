package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The chat of two people in two terminals that the README shows, typed again. */
class ReadmeTranscriptIT {

  private static List<String> transcript() throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of(System.getProperty("readme", "../README.md")))) {
      if (line.startsWith("<!-- transcript")) {
        inside = true;
      } else if (inside && (line.startsWith("<!-- /") || line.startsWith("## "))) {
        inside = false;
      } else if (inside) {
        lines.add(line);
      }
    }
    return lines;
  }

  @Test
  void isWhatTheServerSays() throws IOException {
    List<String> lines = transcript();
    assertTrue(Transcript.exchanges(lines).size() >= 6, "a whole chat is shown: " + lines);
    try (ServerProcess server = ServerProcess.start(Map.of());
        Cast cast = new Cast(server, Transport.LINE)) {
      new Transcript(cast::connect, name -> name).replay(lines);
    }
  }
}
