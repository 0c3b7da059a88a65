package chat.scrp.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement is asked for. A count of 0 means what is usual.
 *
 * @param command what is measured
 * @param given the options, by name
 */
record BenchOptions(String command, Map<String, String> given) {
  static final String HELP =
      """
      Usage: ./scrp bench WHAT [options]

      W1       one room, 200 members, 10 of them send
      W2       500 pairs of friends, one of each sends
      W3       200 rooms of 10 members, one of each sends
      W4       idle connections that are logged in: memory of all processes for each
      W5       messages to users who are away, and what they get when they come back
      W6       kill -9 of server and Redis while messages are sent
      resume   what RESUME_SESSION of a user with 20 rooms and 50 friends costs
      all      all of these three times (--rounds N), with medians
      compare  W1 and W2 by turns with a Socket.IO server, see benchmark/socketio (needs Node)
      growth   what grows with members, sessions, kept messages and logs; data and a plot
      micro    codec, framing and routing alone (JMH; its own options follow)

      Every message is 100 characters, is stored, and is on the disk before it is acknowledged. The
      last line is the result as JSON; CPU seconds are those of server and Redis together. The exit
      status is 1 where anything was lost, doubled, reordered or failed.

      W1 to W3 are measured with 1, 4, 16 and 64 messages of each sender on the way (at most 2,000 in
      all; what the result tells first is the best rate of these), then at a fixed rate, by turns
      with bare XADDs.

        --transport tcp|ws|line   default tcp
        --window N                only with N messages on the way per sender (also --in-flight)
        --rate N                  only at a fixed rate of N messages a second
        --members N               members of W1's room (default 200)
        --sessions N              connections of W4 (default 10000)
        --messages N              messages to each user of W5 (default 50)
        --rounds N                of all (default 3) and compare (default 3)
        --only LIST               parts of growth: members,sessions,kept,log
        --replicas N              default 1
        --redis URI               uses this Redis; its CPU time and memory are not counted
        --warm-up SECONDS         at most (default 90); it ends when the cost has settled
        --seconds SECONDS         of each window (default 6)
        --out DIRECTORY           where growth writes (default benchmark)
        --jar FILE                the server (default server/target/scrp-server.jar)
        --jvm OPTIONS             of the server, separated by spaces
        --peer DIRECTORY          the Socket.IO server (default benchmark/socketio)
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--transport",
          "--window",
          "--in-flight",
          "--rate",
          "--members",
          "--sessions",
          "--messages",
          "--rounds",
          "--only",
          "--replicas",
          "--redis",
          "--warm-up",
          "--seconds",
          "--out",
          "--jar",
          "--jvm",
          "--peer");
  private static final List<Integer> WINDOWS = List.of(1, 4, 16, 64);
  private static final int MOST_ON_THE_WAY = 2_000;
  private static final int SLICES = 6;
  private static final String PARTS = "members,sessions,kept,log";

  BenchOptions {
    given = Map.copyOf(given);
  }

  static BenchOptions parse(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new UsageException("what? (see --help)");
    }
    Map<String, String> given = new HashMap<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!NAMES.contains(name) || i + 1 == arguments.size()) {
        throw new UsageException(name + ": unknown, or without a value (see --help)");
      }
      given.putIfAbsent(name.equals("--in-flight") ? "--window" : name, arguments.get(i + 1));
    }
    var options = new BenchOptions(arguments.get(0), given);
    options.check();
    return options;
  }

  /** The same with another value. */
  BenchOptions with(String name, Object value) {
    Map<String, String> changed = new HashMap<>(given);
    changed.put(name, String.valueOf(value));
    return new BenchOptions(command, changed);
  }

  Framing framing() {
    String name = given.getOrDefault("--transport", "tcp");
    try {
      return Framing.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--transport: " + name + " (expected: tcp, ws or line)");
    }
  }

  /** The only window; 0 for all. */
  int window() {
    return number("--window", 0);
  }

  /** What is tried, without what would only fill queues until requests time out. */
  List<Integer> windows(int senders) {
    return window() == 0
        ? WINDOWS.stream().filter(window -> window <= mostWindow(senders)).toList()
        : List.of(window());
  }

  /** More than this only waits until the server answers that it took too long. */
  int mostWindow(int senders) {
    return MOST_ON_THE_WAY / senders;
  }

  /** The only rate; 0 for windows too. */
  int rate() {
    return number("--rate", 0);
  }

  /** How often XADDs and messages take turns at a fixed rate. */
  int slices() {
    return SLICES;
  }

  int members() {
    return number("--members", 0);
  }

  int sessions() {
    return number("--sessions", 10_000);
  }

  int messages() {
    return number("--messages", 50);
  }

  int rounds() {
    return number("--rounds", 3);
  }

  List<String> only() {
    List<String> parts = List.of(given.getOrDefault("--only", PARTS).split(",", -1));
    if (!List.of(PARTS.split(",", -1)).containsAll(parts)) {
      throw new UsageException("--only: expected some of " + PARTS);
    }
    return parts;
  }

  int replicas() {
    return number("--replicas", 1);
  }

  @Nullable String redis() {
    return given.get("--redis");
  }

  int warmUp() {
    return number("--warm-up", 90);
  }

  int seconds() {
    return number("--seconds", 6);
  }

  Path out() {
    return Path.of(given.getOrDefault("--out", "benchmark"));
  }

  Path jar() {
    return Path.of(given.getOrDefault("--jar", "server/target/scrp-server.jar"));
  }

  List<String> jvm() {
    String options = given.getOrDefault("--jvm", "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+", -1));
  }

  Path peer() {
    return Path.of(given.getOrDefault("--peer", "benchmark/socketio"));
  }

  /** Reads every number and name once, so that a wrong one is told before anything is started. */
  private void check() {
    framing();
    only();
    if (replicas() == 0 || seconds() == 0 || rounds() == 0) {
      throw new UsageException("--replicas, --seconds, --rounds: expected 1 or more");
    }
    if (List.of(window(), rate(), members(), sessions(), messages(), warmUp()).contains(-1)) {
      throw new UsageException("expected: numbers");
    }
  }

  private int number(String name, int otherwise) {
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
}
