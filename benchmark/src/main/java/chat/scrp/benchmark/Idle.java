package chat.scrp.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** W4: connections that are logged in and do nothing. */
final class Idle {
  private static final int REST_SECONDS = 3;
  private static final int WARM_UP_STEP = 500;

  private final Progress progress;
  private final Subject subject;
  private final Generator generator;
  private final People people;

  private Idle(Progress progress, Subject subject, Generator generator) {
    this.progress = progress;
    this.subject = subject;
    this.generator = generator;
    people = new People(generator, subject);
  }

  /**
   * What so many connections cost, on a server that others have used before: what compiling once
   * takes is told apart. The memory of a connection counts what signing its user up has cost.
   */
  static Report run(BenchOptions options, Progress progress) throws IOException {
    try (var generator = new Generator();
        var subject = ScrpServer.start(options)) {
      var idle = new Idle(progress, subject, generator);
      Memory cold = Memory.collected(subject);
      idle.warmUp(options.sessions(), options.warmUp());
      Report report = idle.measure(options.sessions(), cold);
      return new Report()
          .put("workload", "W4")
          .put("transport", options.framing().label())
          .put("replicas", (Object) options.replicas())
          .with(report);
    }
  }

  /** Others sign up, log in and go, until that costs the same for a while. */
  private void warmUp(int first, int seconds) {
    var settling = new Settling(subject);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int from = first; !settling.isOver() && System.nanoTime() - end < 0; ) {
      int to = from + WARM_UP_STEP;
      double cpu = subject.cpu();
      people.signUp(from, to);
      int begin = from;
      generator.each(
          "warming up",
          WARM_UP_STEP,
          number -> people.logIn(begin + number).thenAccept(Connection::close));
      settling.cost((subject.cpu() - cpu) * 1000 / WARM_UP_STEP);
      from = to;
    }
  }

  private Report measure(int sessions, Memory cold) throws IOException {
    Memory empty = Memory.collected(subject);
    progress.say("empty: %,d KB resident", empty.rss());
    double cpu = subject.cpu();
    people.signUp(0, sessions);
    double signUp = subject.cpu() - cpu;
    Memory signedUp = Memory.collected(subject);
    progress.say("%,d users signed up: %,d KB", sessions, signedUp.rss());
    int half = sessions / 2;
    cpu = subject.cpu();
    logIn(0, half);
    double firstHalf = subject.cpu() - cpu;
    Memory middle = Memory.collected(subject);
    cpu = subject.cpu();
    logIn(half, sessions);
    double secondHalf = subject.cpu() - cpu;
    Memory full = Memory.collected(subject);
    progress.say("%,d connections: %,d KB", sessions, full.rss());
    return new Report()
        .put("connections", (Object) sessions)
        .put("kb_per_connection", full.rssEach(empty, sessions))
        .put("pss_kb_per_connection", full.pssEach(empty, sessions))
        .put("kb_per_connection_without_account", full.rssEach(signedUp, sessions))
        .put("kb_per_connection_of_second_half", full.rssEach(middle, sessions - half))
        .put("kb_per_connection_from_a_cold_start", full.rssEach(cold, sessions))
        .put("rss_kb_cold", (Object) cold.rss())
        .put("rss_kb_empty", (Object) empty.rss())
        .put("rss_kb_full", (Object) full.rss())
        .put("rss_kb_full_servers", (Object) Memory.of(subject.servers()).rss())
        .put("sign_up_cpu_ms", signUp * 1000 / sessions)
        .put("log_in_cpu_ms", (firstHalf + secondHalf) * 1000 / sessions)
        .put("log_in_cpu_ms_of_second_half", secondHalf * 1000 / (sessions - half))
        .put("idle_cores", idleCores());
  }

  private void logIn(int from, int to) {
    generator.each("log-in", to - from, number -> people.logIn(from + number));
  }

  private double idleCores() {
    Generator.pause(REST_SECONDS);
    double cpu = subject.cpu();
    Generator.pause(REST_SECONDS);
    return (subject.cpu() - cpu) / REST_SECONDS;
  }
}
