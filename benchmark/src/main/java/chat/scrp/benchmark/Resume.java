package chat.scrp.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What RESUME_SESSION costs a user with 20 rooms and 50 friends: a community that knows itself. */
final class Resume {
  private static final int USERS = 51;
  private static final int ROOMS = 20;
  private static final int WARM_UP_STEP = 1_000;
  private static final int COUNT = 2_000;
  private static final Pattern TOKEN = Pattern.compile("\"session_token\":\"([^\"]+)\"");

  private final Generator generator;
  private final Subject subject;
  private final People people;
  private final ScrpDialect dialect = new ScrpDialect();
  private final String[] tokens = new String[USERS];
  private final List<Connection> first = new ArrayList<>();

  private Resume(Generator generator, Subject subject) {
    this.generator = generator;
    this.subject = subject;
    people = new People(generator, subject);
  }

  static Report run(BenchOptions options, Progress progress) throws IOException {
    try (var generator = new Generator();
        var subject = ScrpServer.start(options)) {
      var run = new Resume(generator, subject);
      progress.say("resume: %d users, everybody in %d rooms and a friend of all", USERS, ROOMS);
      run.meet();
      boolean settled = run.warmUp(progress, options.warmUp());
      double with = run.cost(COUNT, run::resume);
      run.cost(COUNT, run::connect);
      double without = run.cost(COUNT, run::connect);
      generator.on(run::leave);
      run.cost(COUNT, run::resume);
      double arriving = run.cost(COUNT, run::resume);
      progress.say(
          "%.2f CPU ms, of which %.2f for the connection; %.2f for one who comes online",
          with, without, arriving);
      return new Report()
          .put("workload", "resume")
          .put("transport", options.framing().label())
          .put("replicas", (Object) options.replicas())
          .put("settled", (Object) settled)
          .put("cpu_ms", with)
          .put("cpu_ms_of_the_connection_alone", without)
          .put("cpu_ms_with_presence", arriving)
          .faults(0, 0, 0, 0);
    }
  }

  private void meet() {
    people.signUp(0, USERS);
    for (int user = 0; user < USERS; user++) {
      first.add(Generator.await(generator.connect(subject, user), "a connection"));
      remember(user, ask(user, ScrpDialect.logIn(people.name(user))));
    }
    for (int room = 0; room < ROOMS; room++) {
      ask(0, dialect.create(people.room(room)));
      for (int user = 1; user < USERS; user++) {
        ask(user, dialect.enter(people.room(room)));
      }
    }
    for (int user = 0; user < USERS; user++) {
      for (int other = 0; other < USERS; other++) {
        if (other != user) {
          befriend(user, other);
        }
      }
    }
  }

  /** Each asks the other: the second one approves; what is a friendship already is left alone. */
  private void befriend(int user, int other) {
    if (user < other) {
      ask(user, dialect.befriend(people.name(other)));
      ask(other, dialect.befriend(people.name(user)));
    }
  }

  private String ask(int user, Dialect.Ask ask) {
    return Generator.await(generator.on(() -> first.get(user).ask(ask)), ask.method());
  }

  /** Until it costs the same for a while; whether it came to that in so many seconds. */
  private boolean warmUp(Progress progress, int seconds) {
    var settling = new Settling(subject);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!settling.isOver() && System.nanoTime() - end < 0) {
      double ms = cost(WARM_UP_STEP, this::resume);
      settling.cost(ms);
      progress.say("warming up: %.2f CPU ms", ms);
    }
    return settling.isSteady();
  }

  /** CPU ms of one of so many. */
  private double cost(int count, IntFunction<CompletionStage<?>> step) {
    double cpu = subject.cpu();
    generator.each("resuming", count, 8, step);
    return (subject.cpu() - cpu) * 1000 / count;
  }

  private CompletionStage<?> resume(int number) {
    int user = number % USERS;
    var ask = new Dialect.Ask("RESUME_SESSION", ",\"session_token\":\"" + tokens[user] + "\"");
    return generator
        .connect(subject, number)
        .thenCompose(
            connection ->
                connection
                    .ask(ask)
                    .thenAccept(
                        answer -> {
                          remember(user, answer);
                          connection.close();
                        }));
  }

  private CompletionStage<?> connect(int number) {
    return generator
        .connect(subject, number)
        .thenCompose(
            connection ->
                connection
                    .ask(new Dialect.Ask("GET_TIME", ""))
                    .thenAccept(answer -> connection.close()));
  }

  private boolean leave() {
    first.forEach(Connection::close);
    return first.isEmpty();
  }

  private void remember(int user, String answer) {
    Matcher matcher = TOKEN.matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("no token in " + answer);
    }
    tokens[user] = matcher.group(1);
  }
}
