package chat.scrp.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.verifier.cluster.Disturbance;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsParserTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void takesWhatIsGivenAndDefaultsForTheRest() {
    Options options =
        OptionsParser.parse(List.of("--seed", "7", "--minutes", "0.5", "--replicas", "3"));

    assertEquals(7, options.seed());
    assertEquals(0.5, options.minutes());
    assertEquals(3, options.replicas());
    assertEquals(50, options.users());
    assertEquals(20, options.rooms());
    assertEquals(100, options.friendships());
  }

  @Test
  void helpNamesEveryOptionAndEndsWith0() {
    assertEquals(0, run("--help"));
    for (String option : List.of("--seed", "--minutes", "--replicas", "--redis", "--history")) {
      assertTrue(text().contains(option), option);
    }
  }

  @Test
  void saysWhatIsWrongInOneLineAndEndsWith2() {
    assertEquals(2, run("--replicas", "0"));
    assertEquals("scrp verify: --replicas: 0 (expected: 1-20)\n", text());
  }

  @Test
  void disturbsServersOfOthersOnlyByTheirConnections() {
    Options options =
        OptionsParser.parse(List.of("--targets", "a.example:42015:8080,[::1]:1:2", "--seed", "7"));

    assertEquals(2, options.replicas());
    assertEquals(1, options.targets().get(1).tcp().getPort());
    assertEquals(
        List.of(Disturbance.Kind.CUT_REPLICA, Disturbance.Kind.DELAY_REPLICA), options.kinds());
  }

  @Test
  void saysHowATargetIsWritten() {
    assertEquals(2, run("--targets", "localhost"));
    assertEquals(
        "scrp verify: --targets: localhost (expected: HOST:TCP_PORT:HTTP_PORT,...)\n", text());
  }

  @Test
  void refusesAnUnknownOption() {
    assertEquals(2, run("--loud", "yes"));
    assertEquals("scrp verify: unknown option --loud (see --help)\n", text());
  }

  @Test
  void saysThatTheServerIsNotBuilt() {
    assertEquals(2, run("--jar", "nowhere/server.jar"));
    assertTrue(text().contains("nowhere/server.jar is not there"), text());
  }

  private int run(String... arguments) {
    try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      return Main.run(List.of(arguments), out);
    }
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
