package chat.scrp.verifier;

import chat.scrp.verifier.cluster.Disturbance;
import chat.scrp.verifier.cluster.ReplicaOutput.Listeners;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked for.
 *
 * @param seed decides who does what when and what is disturbed
 * @param minutes how long the load and the disturbances last
 * @param replicas how many server processes
 * @param users how many users
 * @param rooms how many rooms
 * @param friendships how many pairs of friends
 * @param rate how many steps a second all users do together
 * @param quietSeconds how long a quiet window lasts
 * @param kinds what is disturbed; empty: everything
 * @param environment what the servers get besides what every run sets
 * @param redis a Redis that runs already; null starts one
 * @param targets servers that run already, which are cut off and slowed down, but not stopped;
 *     empty starts some
 * @param history where the history goes; null: beside the logs
 * @param directory where logs and data go; null: a new temporary folder
 * @param jar the server's jar
 * @param patch classes and scripts that replace the server's own; null for none
 * @param check a history to judge without a run; null for a run
 */
record Options(
    long seed,
    double minutes,
    int replicas,
    int users,
    int rooms,
    int friendships,
    double rate,
    int quietSeconds,
    List<Disturbance.Kind> kinds,
    Map<String, String> environment,
    @Nullable String redis,
    List<Listeners> targets,
    @Nullable Path history,
    @Nullable Path directory,
    Path jar,
    @Nullable Path patch,
    @Nullable Path check) {
  Options {
    require(minutes > 0 && minutes <= 24 * 60, "--minutes", minutes, "more than 0, at most 1440");
    require(replicas >= 1 && replicas <= 20, "--replicas", replicas, "1-20");
    require(users >= 2 && users <= 1000, "--users", users, "2-1000");
    require(rooms >= 1 && rooms <= 1000, "--rooms", rooms, "1-1000");
    require(friendships >= 0, "--friendships", friendships, "0 or more");
    require(rate > 0, "--rate", rate, "more than 0");
    require(quietSeconds >= 5, "--quiet", quietSeconds, "5 or more");
    kinds = List.copyOf(kinds);
    targets = List.copyOf(targets);
    environment = Map.copyOf(environment);
  }

  private static void require(boolean fine, String name, Object value, String expected) {
    if (!fine) {
      throw new UsageException(name + ": " + value + " (expected: " + expected + ")");
    }
  }
}
