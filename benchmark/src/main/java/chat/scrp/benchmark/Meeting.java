package chat.scrp.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lets the users of a workload connect, sign up and come together. */
final class Meeting {
  private final Generator generator;
  private final Subject subject;
  private final Workload workload;
  private final Dialect dialect;
  private final String prefix = Long.toString(System.currentTimeMillis() % 60_466_176, 36);
  private final List<@Nullable Connection> connections = new ArrayList<>();

  Meeting(Generator generator, Subject subject, Workload workload) {
    this.generator = generator;
    this.subject = subject;
    this.workload = workload;
    dialect = subject.dialect();
  }

  /** The talkers of each conversation, those who send first. */
  List<List<Talker>> gather(Meter meter) {
    for (int i = 0; i < workload.users(); i++) {
      connections.add(null);
    }
    generator.each("sign-up", workload.users(), this::arrive);
    List<List<Integer>> groups = workload.groups();
    generator.each("making rooms", groups.size(), group -> begin(groups.get(group)));
    if (!workload.isPrivate()) {
      enter(groups);
    }
    return generator.on(() -> groups.stream().map(group -> talkers(group, meter)).toList());
  }

  private void enter(List<List<Integer>> groups) {
    List<Dialect.Ask> entering = new ArrayList<>();
    List<Integer> who = new ArrayList<>();
    for (List<Integer> members : groups) {
      for (int member : members.subList(1, members.size())) {
        who.add(member);
        entering.add(dialect.enter(room(members)));
      }
    }
    generator.each("entering", who.size(), i -> connection(who.get(i)).ask(entering.get(i)));
  }

  private CompletionStage<?> arrive(int number) {
    return generator
        .connect(subject, number)
        .thenCompose(
            connection -> {
              connections.set(number, connection);
              return connection.ask(dialect.arrive(user(number)));
            });
  }

  private CompletionStage<?> begin(List<Integer> members) {
    return workload.isPrivate()
        ? befriend(members.get(0), members.get(1))
        : connection(members.get(0)).ask(dialect.create(room(members)));
  }

  private CompletionStage<?> befriend(int one, int other) {
    Dialect.Ask first = dialect.befriend(user(other));
    Dialect.Ask second = dialect.befriend(user(one));
    if (first == null || second == null) {
      return CompletableFuture.completedFuture("");
    }
    return connection(one).ask(first).thenCompose(done -> connection(other).ask(second));
  }

  private List<Talker> talkers(List<Integer> members, Meter meter) {
    String to =
        workload.isPrivate() ? dialect.toUser(user(members.get(1))) : dialect.toRoom(room(members));
    var talk = new Talk(to);
    return members.stream()
        .map(member -> new Talker(connection(member), dialect, talk, meter))
        .toList();
  }

  private Connection connection(int number) {
    Connection connection = connections.get(number);
    if (connection == null) {
      throw new IllegalStateException("user " + number + " is not connected");
    }
    return connection;
  }

  private String room(List<Integer> members) {
    return prefix + "r" + members.get(0);
  }

  private String user(int number) {
    return prefix + "u" + number;
  }
}
