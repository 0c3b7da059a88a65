package chat.scrp.verifier;

import chat.scrp.verifier.cluster.Disturbance;
import chat.scrp.verifier.cluster.NemesisPlan;
import chat.scrp.verifier.cluster.ReplicaOutput.Listeners;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the command line. */
final class OptionsParser {
  private static final List<Disturbance.Kind> HARMLESS =
      List.of(Disturbance.Kind.CUT_REPLICA, Disturbance.Kind.DELAY_REPLICA);

  static final String HELP =
      """
      Usage: ./scrp verify [options]

      Starts replicas and a real Redis, lets users chat through all transports while processes are
      killed, paused and restarted and connections cut and delayed, and then decides from the raw
      frames whether anything that was acknowledged is lost, doubled or reordered.

        --minutes N       how long (default 2)
        --replicas N      how many server processes (default 2)
        --seed N          replays the schedule of an earlier run (default: a new one)
        --redis URI       uses this Redis instead of starting one; it is not killed or paused
        --targets LIST    HOST:TCP_PORT:HTTP_PORT,... of servers that run already, instead of
                          starting some: their connections are cut and delayed, nothing else. They
                          should run without SCRP_RATE_LIMITS
        --users N         default 50
        --rooms N         default 20
        --friendships N   default 100
        --rate N          steps of all users per second (default 180)
        --quiet SECONDS   how long each quiet window lasts (default 41; presence needs over 31)
        --disturb LIST    only these, comma-separated: kill_replica, pause_replica, drain_replica,
                          cut_replica, delay_replica, kill_redis, pause_redis, cut_redis,
                          delay_redis (default: all)
        --server-env LIST NAME=VALUE,... for the servers
        --history FILE    where the raw frames go, as JSON lines (default: in the directory)
        --directory DIR   for logs and data (default: a new temporary folder)
        --jar FILE        the server (default: server/target/scrp-server.jar)
        --patch DIR       classes and scripts that replace the server's own
        --check FILE      judges a history that was kept, without a run
        --help

      Exit status: 0 all promises kept, 1 a promise was broken, 2 the run could not be made.
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--minutes",
          "--replicas",
          "--seed",
          "--redis",
          "--targets",
          "--users",
          "--rooms",
          "--friendships",
          "--rate",
          "--quiet",
          "--disturb",
          "--server-env",
          "--history",
          "--directory",
          "--jar",
          "--patch",
          "--check");

  private static final Pattern TARGET =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]):([0-9]{1,5}):([0-9]{1,5})");

  private final Map<String, String> given = new HashMap<>();

  private OptionsParser(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!NAMES.contains(name)) {
        throw new UsageException("unknown option " + name + " (see --help)");
      }
      if (i + 1 == arguments.size()) {
        throw new UsageException(name + " needs a value");
      }
      given.putIfAbsent(name, arguments.get(i + 1));
    }
  }

  static Options parse(List<String> arguments) {
    var parser = new OptionsParser(arguments);
    List<Listeners> targets = parser.targets();
    return new Options(
        parser.number("--seed", System.nanoTime() & 0xffffff, Long::valueOf),
        parser.number("--minutes", 2.0, Double::valueOf),
        targets.isEmpty()
            ? parser.number("--replicas", 2, Integer::valueOf)
            : Integer.valueOf(targets.size()),
        parser.number("--users", 50, Integer::valueOf),
        parser.number("--rooms", 20, Integer::valueOf),
        parser.number("--friendships", 100, Integer::valueOf),
        parser.number("--rate", 180.0, Double::valueOf),
        parser.number("--quiet", NemesisPlan.USUAL_QUIET_SECONDS, Integer::valueOf),
        parser.kinds(targets.isEmpty() ? List.of() : HARMLESS),
        parser.environment(),
        parser.given.get("--redis"),
        targets,
        parser.path("--history"),
        parser.path("--directory"),
        Path.of(parser.given.getOrDefault("--jar", "server/target/scrp-server.jar")),
        parser.path("--patch"),
        parser.path("--check"));
  }

  private <T> T number(String name, T otherwise, Function<String, T> reader) {
    String value = given.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return reader.apply(value);
    } catch (NumberFormatException e) {
      throw new UsageException(name + ": " + value + " (expected: a number)");
    }
  }

  private List<Listeners> targets() {
    List<Listeners> targets = new ArrayList<>();
    for (String target : list("--targets")) {
      Matcher parts = TARGET.matcher(target);
      if (!parts.matches()) {
        throw new UsageException(
            "--targets: " + target + " (expected: HOST:TCP_PORT:HTTP_PORT,...)");
      }
      targets.add(
          new Listeners(
              address(parts.group(1), parts.group(2)), address(parts.group(1), parts.group(3))));
    }
    return targets;
  }

  private static InetSocketAddress address(String host, String port) {
    int number = Integer.parseInt(port);
    if (number < 1 || number > 65_535) {
      throw new UsageException("--targets: port " + port + " (expected: 1-65535)");
    }
    return new InetSocketAddress(host, number);
  }

  private List<Disturbance.Kind> kinds(List<Disturbance.Kind> otherwise) {
    if (!given.containsKey("--disturb")) {
      return otherwise;
    }
    List<Disturbance.Kind> kinds = new ArrayList<>();
    for (String name : list("--disturb")) {
      try {
        kinds.add(Disturbance.Kind.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new UsageException("--disturb: " + name + " (see --help)");
      }
    }
    return kinds;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    for (String entry : list("--server-env")) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--server-env: " + entry + " (expected: NAME=VALUE)");
      }
      environment.put(entry.substring(0, equals), entry.substring(equals + 1));
    }
    return environment;
  }

  private List<String> list(String name) {
    String value = given.get(name);
    return value == null ? List.of() : List.of(value.split(",", -1));
  }

  private @Nullable Path path(String name) {
    String value = given.get(name);
    return value == null ? null : Path.of(value);
  }
}
