package chat.scrp.verifier;

import chat.scrp.verifier.check.Checker;
import chat.scrp.verifier.check.Verdict;
import chat.scrp.verifier.cluster.Cluster;
import chat.scrp.verifier.cluster.Disturbance;
import chat.scrp.verifier.cluster.Nemesis;
import chat.scrp.verifier.cluster.NemesisPlan;
import chat.scrp.verifier.cluster.StartException;
import chat.scrp.verifier.history.EventKind;
import chat.scrp.verifier.history.History;
import chat.scrp.verifier.load.ClientLoop;
import chat.scrp.verifier.load.Load;
import chat.scrp.verifier.load.Plan;
import chat.scrp.verifier.load.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** One run, from the first process to the verdict. */
final class Run {
  private static final long TURN_NANOS = 50_000_000;
  private static final long SETUP_SECONDS = 120;
  private static final long CALM_SECONDS = 120;
  private static final long READING_SECONDS = 600;
  private static final long ASK_BEFORE_END_MILLIS = 3_000;
  private static final long SILENCE_MILLIS = 5_000;

  private final Options options;
  private final PrintStream out;
  private final Progress progress;

  Run(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    progress = new Progress(out);
  }

  Verdict go() throws IOException {
    if (options.targets().isEmpty() && !Files.isReadable(options.jar())) {
      throw new StartException(options.jar() + " is not there: build it with ./scrp build");
    }
    Path directory =
        options.directory() == null
            ? Files.createTempDirectory("scrp-verify-")
            : Files.createDirectories(options.directory());
    Path file = options.history() == null ? directory.resolve("history.jsonl") : options.history();
    out.printf("seed %d · logs in %s · history in %s%n", options.seed(), directory, file);
    try (var history = new History(file);
        var loop = new ClientLoop();
        var cluster = cluster(directory)) {
      new Course(cluster, history, load(cluster, history, loop)).run();
    }
    out.println("judging the history ...");
    return Checker.check(file);
  }

  private Cluster cluster(Path directory) throws IOException {
    if (!options.targets().isEmpty()) {
      return new Cluster(options.targets(), directory);
    }
    return new Cluster(
        options.jar(),
        options.patch(),
        options.environment(),
        options.replicas(),
        options.redis(),
        directory);
  }

  private Load load(Cluster cluster, History history, ClientLoop loop) {
    List<Server> servers =
        cluster.replicas().stream()
            .map(replica -> new Server(replica.tcpAddress(), replica.httpAddress()))
            .toList();
    String name = Long.toString(System.currentTimeMillis() / 1000 % 60_466_176, 36);
    Plan plan =
        Plan.of(options.seed(), name, options.users(), options.rooms(), options.friendships());
    return new Load(loop, history, servers, plan, options.seed(), options.rate());
  }

  /** What happens in which order. */
  private final class Course {
    private final History history;
    private final Load load;
    private final Nemesis nemesis;
    private final NemesisPlan plan;

    Course(Cluster cluster, History history, Load load) {
      this.history = history;
      this.load = load;
      nemesis = new Nemesis(cluster, history);
      plan =
          NemesisPlan.of(
              options.seed(),
              (long) (options.minutes() * 60_000),
              options.replicas(),
              options.quietSeconds(),
              options.kinds());
    }

    void run() {
      history.note(EventKind.RUN, parameters());
      progress.say("sign up, rooms, friends");
      await(load.setUp(), SETUP_SECONDS, "the users could not sign up and meet");
      load.begin();
      for (List<Disturbance> phase : plan.phases()) {
        disturbed(phase);
        quiet();
      }
      end();
    }

    private void disturbed(List<Disturbance> phase) {
      long start = System.nanoTime();
      int next = 0;
      for (long at = 0; at < plan.phaseMillis(); at = millisSince(start)) {
        while (next < phase.size() && phase.get(next).atMillis() <= at) {
          nemesis.disturb(phase.get(next++));
        }
        turn("disturbed");
      }
    }

    private void quiet() {
      nemesis.undoAll();
      history.note(EventKind.QUIET, "");
      load.beginQuiet();
      long start = System.nanoTime();
      boolean asked = false;
      for (long at = 0; at < plan.quietMillis(); at = millisSince(start)) {
        if (!asked && at > plan.quietMillis() - ASK_BEFORE_END_MILLIS) {
          load.askWhoIsThere();
          asked = true;
        }
        turn("quiet");
      }
      history.note(EventKind.DISTURBED, "");
      load.endQuiet();
    }

    private void end() {
      load.endSteps();
      long start = System.nanoTime();
      while (!await(load.isCalm(), CALM_SECONDS, "the clients hang")) {
        if (millisSince(start) > CALM_SECONDS * 1000) {
          history.note(EventKind.BROKEN, "clients still try to connect or to send");
          break;
        }
        turn("waits for the last answers");
      }
      for (long from = System.nanoTime(); millisSince(from) < SILENCE_MILLIS; ) {
        turn("waits for the last pushes");
      }
      history.note(EventKind.FINAL, "");
      progress.say("everybody reads everything");
      CompletableFuture<Void> reading = load.readEverything();
      try {
        reading.get(READING_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException e) {
        history.note(EventKind.BROKEN, "the reading at the end did not come to an end");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      history.note(EventKind.END, "");
      load.stop();
      progress.end();
    }

    private void turn(String phase) {
      nemesis.undo();
      progress.show(phase, nemesis.counts(), load.counters());
      LockSupport.parkNanos(TURN_NANOS);
    }

    private String parameters() {
      return String.format(
          "{\"seed\":%d,\"command_timeout_ms\":%d}", options.seed(), COMMAND_TIMEOUT_MILLIS);
    }
  }

  /** What the server needs at most to know that a command has failed. */
  private static final long COMMAND_TIMEOUT_MILLIS = 5_000;

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private static <T> T await(CompletableFuture<T> future, long seconds, String otherwise) {
    try {
      return future.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new StartException(otherwise + " within " + seconds + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted");
    }
  }
}
