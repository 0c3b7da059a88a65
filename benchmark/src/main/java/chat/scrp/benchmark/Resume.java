package chat.scrp.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What RESUME_SESSION costs a user with 20 rooms and 50 friends: a community that knows itself. */
final class Resume {
  private static final int USERS = 51;
  private static final int ROOMS = 20;

  /** Sessions of each user; who comes back with one of them has done so a few times at most. */
  private static final int DEVICES = 5;

  private static final int COUNT = 4 * DEVICES * USERS;
  private static final int WAVES = COUNT / USERS;
  private static final int AT_A_TIME = 8;
  private static final double LOOK_SECONDS = 0.2;
  private static final double QUIET_CORES = 0.15;
  private static final int MOST_LOOKS = 150;
  private static final Pattern TOKEN = Pattern.compile("\"session_token\":\"([^\"]+)\"");

  private final Generator generator;
  private final Subject subject;
  private final People people;
  private final ScrpDialect dialect = new ScrpDialect();
  private final String[] tokens = new String[USERS * DEVICES];
  private final List<Connection> first = new ArrayList<>();
  private final List<Connection> open = new ArrayList<>();

  private Resume(Generator generator, Subject subject) {
    this.generator = generator;
    this.subject = subject;
    people = new People(generator, subject);
  }

  /**
   * The CPU time of one who comes back, from the connection to the last of its conversations being
   * open; that of the connection alone; and of one whom its friends see coming online.
   */
  static Report run(BenchOptions options, Progress progress) throws IOException {
    try (var generator = new Generator();
        var subject = ScrpServer.start(options)) {
      var run = new Resume(generator, subject);
      progress.say("resume: %d users, everybody in %d rooms and a friend of all", USERS, ROOMS);
      run.meet();
      boolean settled = run.warmUp(progress, options.warmUp());
      run.logIn();
      Cost resume = run.cost(COUNT, run::resume);
      run.cost(COUNT, run::connect);
      Cost connect = run.cost(COUNT, run::connect);
      run.logIn();
      generator.on(() -> close(run.first));
      run.awaitQuiet();
      double arriving = 0;
      for (int wave = 0; wave < WAVES; wave++) {
        int begin = wave * USERS;
        arriving += run.cost(USERS, number -> run.resume(begin + number)).coming() / WAVES;
      }
      progress.say(
          "%.2f CPU ms, of which %.2f for the connection, and %.2f to go; %.2f to come online",
          resume.coming, connect.coming, resume.going, arriving);
      return new Report()
          .put("workload", "resume")
          .put("transport", options.framing().label())
          .put("replicas", (Object) options.replicas())
          .put("settled", (Object) settled)
          .put("cpu_ms", resume.coming)
          .put("cpu_ms_of_the_connection_alone", connect.coming)
          .put("cpu_ms_of_going", resume.going)
          .put("cpu_ms_with_presence", arriving);
    }
  }

  /** CPU ms of one: until the server has nothing left to do, and of its connection's end. */
  private record Cost(double coming, double going) {}

  private void meet() {
    people.signUp(0, USERS);
    for (int user = 0; user < USERS; user++) {
      first.add(Generator.await(generator.connect(subject, user), "a connection"));
      ask(user, ScrpDialect.logIn(people.name(user)));
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

  /** New sessions in the place of those before, which are logged out. */
  private void logIn() {
    generator.each("log-in", tokens.length, AT_A_TIME, this::logIn);
  }

  private CompletionStage<?> logIn(int session) {
    var logOut = new Dialect.Ask("LOG_OUT", "");
    return (tokens[session] == null
            ? generator.connect(subject, session)
            : resumed(session).thenCompose(old -> old.ask(logOut).thenApply(answer -> old)))
        .thenCompose(
            connection ->
                connection
                    .ask(ScrpDialect.logIn(people.name(session % USERS)))
                    .thenAccept(
                        answer -> {
                          remember(session, answer);
                          connection.close();
                        }));
  }

  /** Until it costs the same for a while; whether it came to that in so many seconds. */
  private boolean warmUp(Progress progress, int seconds) {
    logIn();
    var settling = new Settling(subject);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!settling.isOver() && System.nanoTime() - end < 0) {
      double ms = cost(COUNT, this::resume).coming;
      settling.cost(ms);
      progress.say("warming up: %.2f CPU ms", ms);
    }
    return settling.isOver();
  }

  /** So many connections that stay until all have come, and then go. */
  private Cost cost(int count, IntFunction<CompletionStage<?>> step) {
    double begin = subject.cpu();
    generator.each("resuming", count, AT_A_TIME, step);
    awaitQuiet();
    double come = subject.cpu();
    generator.on(() -> close(open));
    awaitQuiet();
    return new Cost((come - begin) * 1000 / count, (subject.cpu() - come) * 1000 / count);
  }

  /** What follows an answer is done when the server does no more than an idle one. */
  private void awaitQuiet() {
    for (int i = 0; i < MOST_LOOKS; i++) {
      double before = subject.cpu();
      Generator.pause(LOOK_SECONDS);
      if (subject.cpu() - before <= QUIET_CORES * LOOK_SECONDS) {
        return;
      }
    }
    throw new IllegalStateException("the server does not come to rest");
  }

  private CompletionStage<?> resume(int number) {
    return resumed(number % tokens.length).thenAccept(open::add);
  }

  private CompletableFuture<Connection> resumed(int session) {
    var ask = new Dialect.Ask("RESUME_SESSION", ",\"session_token\":\"" + tokens[session] + "\"");
    return generator
        .connect(subject, session)
        .thenCompose(
            connection ->
                connection
                    .ask(ask)
                    .thenApply(
                        answer -> {
                          remember(session, answer);
                          return connection;
                        }));
  }

  private CompletionStage<?> connect(int number) {
    return generator
        .connect(subject, number)
        .thenCompose(
            connection ->
                connection
                    .ask(new Dialect.Ask("GET_TIME", ""))
                    .thenAccept(answer -> open.add(connection)));
  }

  private static boolean close(List<Connection> connections) {
    connections.forEach(Connection::close);
    connections.clear();
    return true;
  }

  private void remember(int session, String answer) {
    Matcher matcher = TOKEN.matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("no token in " + answer);
    }
    tokens[session] = matcher.group(1);
  }
}
