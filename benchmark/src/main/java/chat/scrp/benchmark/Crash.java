package chat.scrp.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * W6: kill -9 of server and Redis while messages flow to users who are away, and to users who come
 * back at once. What was not acknowledged is sent again with its client_message_id.
 */
final class Crash {
  private static final int PAIRS = 200;
  private static final int WINDOW = 8;
  private static final double LOAD_SECONDS = 3;
  private static final int DRAIN_SECONDS = 60;

  private final Progress progress;
  private final ScrpServer subject;
  private final Generator generator;
  private final People people;
  private final List<Persistent> senders = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();

  private Crash(Progress progress, ScrpServer subject, Generator generator) {
    this.progress = progress;
    this.subject = subject;
    this.generator = generator;
    people = new People(generator, subject);
  }

  static Report run(BenchOptions options, Progress progress) throws IOException {
    try (var generator = new Generator();
        var subject = ScrpServer.start(options)) {
      return new Report()
          .put("workload", "W6")
          .put("transport", options.framing().label())
          .put("replicas", (Object) options.replicas())
          .with(new Crash(progress, subject, generator).measure(options.redis() == null));
    }
  }

  private interface Blow {
    void fall() throws IOException;
  }

  private Report measure(boolean withRedis) throws IOException {
    Pairs.befriend(generator, people, PAIRS);
    generator.on(this::begin);
    generator.until(DRAIN_SECONDS, () -> acknowledgedNow() > PAIRS * WINDOW);
    var report = new Report();
    strike("server", report, subject::killReplicas);
    if (withRedis) {
      strike("redis", report, subject::killRedis);
      strike("both", report, subject::killAll);
    }
    Generator.pause(LOAD_SECONDS);
    generator.on(() -> each(senders, Persistent::stop));
    // What is never acknowledged by servers that are up again has failed; the report says how much.
    generator.until(DRAIN_SECONDS, () -> unacknowledged() == 0);
    return report.with(judge());
  }

  /** Half of the receivers stay away until the end; the others come back as soon as they can. */
  private boolean begin() {
    for (int pair = 0; pair < PAIRS; pair++) {
      senders.add(new Persistent(generator, people, 2 * pair, WINDOW));
      witnesses.add(new Witness(generator, people, 2 * pair + 1));
      senders.get(pair).start();
      if (pair % 2 == 0) {
        witnesses.get(pair).start();
      }
    }
    return true;
  }

  private void strike(String what, Report report, Blow blow) throws IOException {
    Generator.pause(LOAD_SECONDS);
    long before = acknowledged();
    progress.say("%,d messages acknowledged; kill -9: %s", before, what);
    long at = System.nanoTime();
    blow.fall();
    generator.until(DRAIN_SECONDS, () -> acknowledgedNow() > before + PAIRS * WINDOW);
    double away = (System.nanoTime() - at) / 1e9;
    progress.say("acknowledged again after %.1f s", away);
    report.put("again_after_kill_of_" + what + "_s", away);
  }

  private Report judge() {
    generator.on(
        () -> {
          for (int pair = 1; pair < PAIRS; pair += 2) {
            witnesses.get(pair).start();
          }
          return true;
        });
    generator.until(DRAIN_SECONDS, () -> lost() == 0);
    long sent = generator.on(() -> senders.stream().mapToLong(Persistent::sent).sum());
    progress.say("%,d messages acknowledged in all", acknowledged());
    return generator.on(
        () ->
            new Report()
                .put("sent", (Object) sent)
                .put("acknowledged", (Object) acknowledgedNow())
                .put("unacknowledged", (Object) unacknowledged())
                .put("repeated_after_a_kill", (Object) sum(Witness::repeated))
                .faults(lost(), sum(Witness::doubled), sum(Witness::reordered), unacknowledged())
                .put("refused", (Object) senders.stream().mapToLong(Persistent::refused).sum()));
  }

  private long acknowledged() {
    return generator.on(this::acknowledgedNow);
  }

  private long acknowledgedNow() {
    return senders.stream().mapToLong(Persistent::acknowledged).sum();
  }

  private long unacknowledged() {
    return senders.stream().mapToLong(sender -> sender.sent() - sender.acknowledged()).sum();
  }

  private long lost() {
    long lost = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      lost += witnesses.get(pair).missing(senders.get(pair));
    }
    return lost;
  }

  private long sum(ToLongFunction<Witness> of) {
    return witnesses.stream().mapToLong(of).sum();
  }

  private static <T> boolean each(List<T> all, Consumer<T> task) {
    all.forEach(task);
    return true;
  }
}
