package chat.scrp.benchmark;

import java.io.IOException;
import java.util.List;

/** What one more idle connection costs with 1,000 to 18,000 of them. */
final class GrowingSessions {
  private static final int[] SESSIONS = {1_000, 3_000, 6_000, 10_000, 18_000};
  private static final int WARM_UP = 1_000;

  private GrowingSessions() {}

  static List<Curve> run(BenchOptions options, Progress progress) throws IOException {
    var memory = new Curve("idle connection", "connections", "KB resident");
    var logIn = new Curve("log-in", "connections", "CPU ms");
    try (var generator = new Generator();
        var subject = ScrpServer.start(options)) {
      var people = new People(generator, subject);
      people.signUp(0, SESSIONS[SESSIONS.length - 1] + WARM_UP);
      warmUp(generator, people);
      Memory empty = Memory.collected(subject);
      int connected = 0;
      for (int sessions : SESSIONS) {
        int from = connected + WARM_UP;
        double cpu = subject.cpu();
        generator.each("log-in", sessions - connected, number -> people.logIn(from + number));
        double each = (subject.cpu() - cpu) * 1000 / (sessions - connected);
        connected = sessions;
        double kilobytes = Memory.collected(subject).rssEach(empty, sessions);
        progress.say("%,d connections: %.1f KB, %.2f CPU ms", sessions, kilobytes, each);
        memory.add(sessions, kilobytes);
        logIn.add(sessions, each);
      }
    }
    return List.of(memory, logIn);
  }

  /** So that the JVM's own growth is not counted as that of connections. */
  private static void warmUp(Generator generator, People people) {
    for (int round = 0; round < 3; round++) {
      generator.each(
          "warming up",
          WARM_UP,
          number -> people.logIn(number).thenAccept(connection -> connection.close()));
    }
  }
}
