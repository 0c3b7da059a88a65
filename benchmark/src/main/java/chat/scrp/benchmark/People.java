package chat.scrp.benchmark;

import java.util.concurrent.CompletableFuture;

/** Users of a run of SCRP, by number. */
final class People {
  private final Generator generator;
  private final Subject subject;
  private final String prefix = Long.toString(System.nanoTime() / 1000 % 60_466_176, 36);

  People(Generator generator, Subject subject) {
    this.generator = generator;
    this.subject = subject;
  }

  String name(int number) {
    return prefix + "u" + number;
  }

  String room(int number) {
    return prefix + "r" + number;
  }

  /** A new connection on which that user is logged in. */
  CompletableFuture<Connection> logIn(int number) {
    return logIn(number, Connection.Listener.DEAF);
  }

  /** The same, for a thread that is not the generator's and waits for it. */
  Connection arrive(int number) {
    return Generator.await(generator.on(() -> logIn(number)), "log-in");
  }

  /** The same, with somebody who learns of everything that comes after the answer. */
  CompletableFuture<Connection> logIn(int number, Connection.Listener listener) {
    return generator
        .connect(subject, number)
        .thenCompose(
            connection -> {
              connection.listen(listener);
              return connection
                  .ask(ScrpDialect.logIn(name(number)))
                  .whenComplete((answer, failure) -> closeWhere(failure != null, connection))
                  .thenApply(answer -> connection);
            });
  }

  private static void closeWhere(boolean failed, Connection connection) {
    if (failed) {
      connection.close();
    }
  }

  /** Signs users up, over a few connections that are closed again. */
  void signUp(int from, int to) {
    signUp(from, to, 16);
  }

  private void signUp(int from, int to, int lanes) {
    generator.each(
        "sign-up",
        lanes,
        lanes,
        lane ->
            generator
                .connect(subject, lane)
                .thenCompose(
                    connection ->
                        signUp(connection, from + lane, to, lanes)
                            .thenAccept(done -> connection.close())));
  }

  private CompletableFuture<String> signUp(Connection by, int number, int to, int step) {
    if (number >= to) {
      return CompletableFuture.completedFuture("");
    }
    return by.ask(ScrpDialect.signUp(name(number)))
        .thenCompose(answer -> signUp(by, number + step, to, step));
  }
}
