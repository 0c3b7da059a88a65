package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.MessageContract;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kept transcript: every method with every error that it can give. */
@ExtendWith(SharedServer.class)
class TranscriptIT {

  private static final Path DIRECTORY = Path.of("src/test/resources/transcript");

  /** Depend on configuration or on a fault, and are tested there. */
  private static final Set<String> ELSEWHERE = Set.of("412", "420", "503");

  private final ServerProcess server;

  TranscriptIT(ServerProcess server) {
    this.server = server;
  }

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static List<String> lines(String name) throws IOException {
    return Files.readAllLines(DIRECTORY.resolve(name));
  }

  private void replay(Transport transport, String name) throws IOException {
    try (Cast cast = new Cast(server, transport)) {
      new Transcript(cast::connect, Cast::unique).replay(lines(name));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void overTcp(String name) throws IOException {
    replay(Transport.TCP, name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void overWebSocket(String name) throws IOException {
    replay(Transport.WEBSOCKET, name);
  }

  @Test
  void everyMethodHasEveryErrorThatItCanGive() throws IOException {
    Set<String> found = new HashSet<>();
    for (String name : names()) {
      found.addAll(Transcript.exchanges(lines(name)));
    }
    List<String> missing = new ArrayList<>();
    for (String method : MessageContract.methods()) {
      for (String error : MessageContract.errors(method)) {
        if (!ELSEWHERE.contains(error) && !found.contains(method + " " + error)) {
          missing.add(method + " " + error);
        }
      }
    }
    assertEquals(List.of(), missing);
  }
}
