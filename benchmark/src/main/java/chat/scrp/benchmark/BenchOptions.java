package chat.scrp.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement is asked for.
 *
 * @param workload who talks to whom
 * @param framing the transport
 * @param inFlight how many messages each sender has on the way
 * @param replicas how many server processes
 * @param redis a Redis that runs already; null starts one
 * @param warmUp seconds before the measurement
 * @param seconds of the measurement
 * @param jar the server's jar
 */
record BenchOptions(
    Workload workload,
    Framing framing,
    int inFlight,
    int replicas,
    @Nullable String redis,
    int warmUp,
    int seconds,
    Path jar) {
  static final String HELP =
      """
      Usage: ./scrp bench W1|W2|W3 [options]

      W1  one room, 200 members, 10 of them send
      W2  500 pairs of friends, one of each sends
      W3  200 rooms of 10 members, one of each sends

      Every message is 100 characters, is stored, and is on the disk before it is acknowledged. The
      last line is the result as JSON; CPU seconds are those of server and Redis together.

        --transport tcp|ws|line   default tcp
        --in-flight N             messages on the way per sender (default 16)
        --members N               members of W1's room (default 200)
        --replicas N              default 1
        --redis URI               uses this Redis; its CPU time is not counted
        --warm-up SECONDS         default 20
        --seconds SECONDS         default 20
        --jar FILE                the server (default: server/target/scrp-server.jar)
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--transport",
          "--in-flight",
          "--members",
          "--replicas",
          "--redis",
          "--warm-up",
          "--seconds",
          "--jar");

  static BenchOptions parse(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new UsageException("which workload? (see --help)");
    }
    Map<String, String> given = given(arguments.subList(1, arguments.size()));
    return new BenchOptions(
        Workload.named(arguments.get(0).toUpperCase(Locale.ROOT), number(given, "--members", 0)),
        framing(given.getOrDefault("--transport", "tcp")),
        number(given, "--in-flight", 16),
        number(given, "--replicas", 1),
        given.get("--redis"),
        number(given, "--warm-up", 20),
        number(given, "--seconds", 20),
        Path.of(given.getOrDefault("--jar", "server/target/scrp-server.jar")));
  }

  private static Map<String, String> given(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!NAMES.contains(name) || i + 1 == arguments.size()) {
        throw new UsageException(name + ": unknown, or without a value (see --help)");
      }
      given.putIfAbsent(name, arguments.get(i + 1));
    }
    return given;
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String value = given.getOrDefault(name, String.valueOf(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new UsageException(name + ": " + value + " (expected: a number)");
    }
    throw new UsageException(name + ": " + value + " (expected: 0 or more)");
  }

  private static Framing framing(String name) {
    try {
      return Framing.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--transport: " + name + " (expected: tcp, ws or line)");
    }
  }
}
