package chat.scrp.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** W5: messages to users who are away, and what they get when they come back. */
final class Offline {
  private static final int PAIRS = 200;
  private static final int WARM_UP_PAIRS = 100;
  private static final int WINDOW = 16;
  private static final int AT_A_TIME = 64;
  private static final int DRAIN_SECONDS = 60;

  private final Progress progress;
  private final Subject subject;
  private final Generator generator;
  private final int messages;

  private Offline(Progress progress, Subject subject, Generator generator, int messages) {
    this.progress = progress;
    this.subject = subject;
    this.generator = generator;
    this.messages = messages;
  }

  static Report run(BenchOptions options, Progress progress) throws IOException {
    try (var generator = new Generator();
        var subject = ScrpServer.start(options)) {
      var run = new Offline(progress, subject, generator, options.messages());
      progress.say("W5: warming up");
      for (int round = 0; round < 3; round++) {
        run.measure(WARM_UP_PAIRS);
      }
      return new Report()
          .put("workload", "W5")
          .put("transport", options.framing().label())
          .put("replicas", (Object) options.replicas())
          .put("messages_each", (Object) options.messages())
          .with(run.measure(PAIRS));
    }
  }

  private Report measure(int pairs) {
    var people = new People(generator, subject);
    Pairs.befriend(generator, people, pairs);
    List<Connection> senders = connect(people, pairs);
    double cpu = subject.cpu();
    generator.each("sending", pairs, AT_A_TIME, pair -> burst(senders.get(pair), people, pair));
    double sending = subject.cpu() - cpu;
    List<Returning> back = Stream.generate(Returning::new).limit(pairs).toList();
    cpu = subject.cpu();
    long begin = System.nanoTime();
    generator.each("coming back", pairs, pair -> people.logIn(2 * pair + 1, back.get(pair)));
    long all = (long) pairs * messages;
    generator.until(DRAIN_SECONDS, () -> received(back) >= all);
    double delivering = subject.cpu() - cpu;
    double seconds = (System.nanoTime() - begin) / 1e9;
    progress.say("%,d of %,d messages delivered within %.1f s", received(back), all, seconds);
    return new Report()
        .put("messages", (Object) all)
        .put("send_cpu_us_each", sending * 1e6 / all)
        .put("deliver_cpu_us_each", delivering * 1e6 / all)
        .put("delivered_within_s", seconds)
        .faults(
            all - received(back),
            back.stream().mapToLong(one -> one.doubled).sum(),
            back.stream().mapToLong(one -> one.reordered).sum(),
            0);
  }

  private List<Connection> connect(People people, int pairs) {
    List<Connection> senders = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      senders.add(people.arrive(2 * pair));
    }
    return senders;
  }

  private CompletableFuture<Long> burst(Connection by, People people, int pair) {
    String to = new ScrpDialect().toUser(people.name(2 * pair + 1));
    return new Burst(by, to, messages, WINDOW).run();
  }

  private static long received(List<Returning> back) {
    return back.stream().mapToLong(one -> one.received).sum();
  }
}
