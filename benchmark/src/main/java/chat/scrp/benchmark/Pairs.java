package chat.scrp.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Pairs of friends: user {@code 2 * n} writes to user {@code 2 * n + 1}. */
final class Pairs {
  private final People people;
  private final List<Connection> connections = new ArrayList<>();

  private Pairs(People people) {
    this.people = people;
  }

  /** Signs them up, and leaves everybody logged off again. */
  static void befriend(Generator generator, People people, int count) {
    var pairs = new Pairs(people);
    people.signUp(0, 2 * count);
    generator.each("making friends", count, pairs::befriend);
    generator.on(pairs::leave);
  }

  private CompletionStage<?> befriend(int pair) {
    var dialect = new ScrpDialect();
    return people
        .logIn(2 * pair)
        .thenCombine(people.logIn(2 * pair + 1), this::note)
        .thenCompose(
            both ->
                both.get(0)
                    .ask(dialect.befriend(people.name(2 * pair + 1)))
                    .thenCompose(
                        asked -> both.get(1).ask(dialect.befriend(people.name(2 * pair)))));
  }

  private List<Connection> note(Connection one, Connection other) {
    List<Connection> both = List.of(one, other);
    connections.addAll(both);
    return both;
  }

  private boolean leave() {
    connections.forEach(Connection::close);
    return connections.isEmpty();
  }
}
