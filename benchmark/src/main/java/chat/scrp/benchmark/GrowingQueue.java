package chat.scrp.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What one kept message costs at log-in, with 100 to 10,000 of them. */
final class GrowingQueue {
  private static final int[] KEPT = {100, 1_000, 10_000};
  private static final int DELIVERIES = 60_000;
  private static final int MOST_USERS = 400;
  private static final int WARM_UP_ROUNDS = 4;
  private static final int DRAIN_SECONDS = 120;

  private final Generator generator;
  private final Subject subject;

  private GrowingQueue(Generator generator, Subject subject) {
    this.generator = generator;
    this.subject = subject;
  }

  static Curve run(BenchOptions options, Progress progress) throws IOException {
    var curve = new Curve("kept message", "messages kept for one user", "CPU us at its log-in");
    try (var generator = new Generator();
        var subject = ScrpServer.start(options)) {
      var run = new GrowingQueue(generator, subject);
      progress.say("kept messages: warming up");
      for (int round = 0; round < WARM_UP_ROUNDS; round++) {
        run.logInMillis(100, MOST_USERS);
      }
      double empty = run.logInMillis(0, MOST_USERS);
      progress.say("log-in without kept messages: %.2f CPU ms", empty);
      for (int kept : KEPT) {
        int users = Math.max(4, Math.min(MOST_USERS, DELIVERIES / kept));
        double with = run.logInMillis(kept, users);
        double each = (with - empty) * 1000 / kept;
        progress.say("log-in with %,d: %.2f CPU ms, %.1f us each", kept, with, each);
        curve.add(kept, each);
      }
    }
    return curve;
  }

  /** CPU ms of a log-in and of everything that comes after it. */
  private double logInMillis(int kept, int users) {
    var people = new People(generator, subject);
    Pairs.befriend(generator, people, users);
    generator.each("sending", kept == 0 ? 0 : users, pair -> send(people, pair, kept));
    List<Returning> back = Stream.generate(Returning::new).limit(users).toList();
    long all = (long) kept * users;
    double cpu = subject.cpu();
    generator.each("coming back", users, pair -> people.logIn(2 * pair + 1, back.get(pair)));
    boolean complete =
        generator.until(
            DRAIN_SECONDS, () -> back.stream().mapToLong(one -> one.received).sum() >= all);
    if (!complete) {
      throw new IllegalStateException("kept messages have not come");
    }
    return (subject.cpu() - cpu) * 1000 / users;
  }

  private CompletionStage<?> send(People people, int pair, int kept) {
    String to = new ScrpDialect().toUser(people.name(2 * pair + 1));
    return people
        .logIn(2 * pair)
        .thenCompose(
            connection ->
                new Burst(connection, to, kept, 32).run().thenAccept(done -> connection.close()));
  }
}
