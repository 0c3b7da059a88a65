package chat.scrp.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What a page of history costs in a log of 100 to 1,000,000 messages. */
final class GrowingLog {
  private static final int[] MESSAGES = {100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int PAGES = 2_000;
  private static final int WARM_UP_PAGES = 6_000;
  private static final int WINDOW = 64;
  private static final int SENDERS = 4;

  private final Generator generator;
  private final Subject subject;
  private final People people;
  private final List<Connection> connections;

  private GrowingLog(Generator generator, Subject subject) {
    this.generator = generator;
    this.subject = subject;
    people = new People(generator, subject);
    people.signUp(0, 1);
    connections = Stream.generate(() -> people.arrive(0)).limit(SENDERS).toList();
    ask(new ScrpDialect().create(people.room(0)));
  }

  static List<Curve> run(BenchOptions options, Progress progress) throws IOException {
    var newest = new Curve("newest page of 50", "messages in the log", "CPU us");
    var anywhere = new Curve("page of 50 anywhere", "messages in the log", "CPU us");
    try (var generator = new Generator();
        var subject = ScrpServer.start(options)) {
      var run = new GrowingLog(generator, subject);
      int there = 0;
      for (int messages : MESSAGES) {
        run.fill(messages - there);
        there = messages;
        if (messages == MESSAGES[0]) {
          run.micros(WARM_UP_PAGES, page -> "");
        }
        double first = run.micros(PAGES, page -> "");
        double random = run.micros(PAGES, page -> before(messages));
        progress.say("log of %,d: newest page %.0f us, anywhere %.0f us", messages, first, random);
        newest.add(messages, first);
        anywhere.add(messages, random);
      }
    }
    return List.of(newest, anywhere);
  }

  private static String before(int messages) {
    return ",\"before_seq\":" + ThreadLocalRandom.current().nextInt(51, messages + 2);
  }

  private void fill(int messages) {
    String to = new ScrpDialect().toRoom(people.room(0));
    generator.each(
        "filling the log",
        SENDERS,
        sender -> {
          int share = messages / SENDERS;
          return new Burst(connections.get(sender), to, share, WINDOW).run();
        });
  }

  /** CPU microseconds of one of so many pages. */
  private double micros(int pages, IntFunction<String> bound) {
    String room = ",\"room_id\":\"" + people.room(0) + "\"";
    double cpu = subject.cpu();
    generator.each(
        "reading",
        pages,
        page ->
            connections
                .get(page % SENDERS)
                .ask(new Dialect.Ask("RECEIVE_MESSAGE", room + bound.apply(page))));
    return (subject.cpu() - cpu) * 1e6 / pages;
  }

  private void ask(Dialect.Ask ask) {
    Generator.await(generator.on(() -> connections.get(0).ask(ask)), ask.method());
  }
}
