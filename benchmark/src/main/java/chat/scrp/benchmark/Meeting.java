package chat.scrp.benchmark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Signs everybody up and brings them together, a few at a time. */
final class Meeting {
  private static final int AT_A_TIME = 16;

  private final Workload workload;
  private final List<Client> clients;
  private final Deque<Consumer<Runnable>> tasks = new ArrayDeque<>();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final String prefix = Long.toString(System.currentTimeMillis() % 60_466_176, 36);
  private int running;

  Meeting(Workload workload, List<Client> clients) {
    this.workload = workload;
    this.clients = clients;
  }

  CompletableFuture<Void> done() {
    return done;
  }

  /** Everybody is connected. */
  void begin() {
    for (int i = 0; i < clients.size(); i++) {
      int number = i;
      tasks.add(then -> signUp(number, then));
    }
    tasks.add(then -> then.run());
    proceed(
        () -> {
          workload.groups().forEach(this::group);
          proceed(() -> done.complete(null));
        });
  }

  private void signUp(int number, Runnable then) {
    String id = ",\"user_id\":\"" + user(number) + "\",\"user_password\":\"benchmark\"";
    ask(number, "SIGN_UP", id + ",\"user_nickname\":\"b\"", () -> ask(number, "LOG_IN", id, then));
  }

  private void group(List<Integer> members) {
    if (workload.isPrivate()) {
      int one = members.get(0);
      int other = members.get(1);
      Talk talk = Talk.with(user(other));
      members.forEach(member -> clients.get(member).talksIn(talk));
      tasks.add(then -> befriend(one, other, then));
      return;
    }
    String room = prefix + "r" + members.get(0);
    Talk talk = Talk.room(room);
    String field = ",\"room_id\":\"" + room + "\"";
    members.forEach(member -> clients.get(member).talksIn(talk));
    tasks.add(then -> room(members, field, then));
  }

  private void room(List<Integer> members, String field, Runnable then) {
    String fields = field + ",\"room_nickname\":\"r\",\"room_access\":0";
    ask(members.get(0), "CREATE_ROOM", fields, () -> enter(members, 1, field, then));
  }

  private void enter(List<Integer> members, int next, String field, Runnable then) {
    if (next == members.size()) {
      then.run();
      return;
    }
    ask(members.get(next), "ENTER_ROOM", field, () -> enter(members, next + 1, field, then));
  }

  private void befriend(int one, int other, Runnable then) {
    ask(
        one,
        "ADD_FRIEND",
        ",\"subject_user_id\":\"" + user(other) + "\"",
        () -> ask(other, "ADD_FRIEND", ",\"subject_user_id\":\"" + user(one) + "\"", then));
  }

  private void ask(int number, String method, String fields, Runnable then) {
    clients
        .get(number)
        .ask(
            method,
            fields,
            answer -> {
              if (answer.contains("\"err\":900")) {
                then.run();
              } else {
                done.completeExceptionally(
                    new IllegalStateException(method + " was answered " + answer));
              }
            });
  }

  private void proceed(Runnable then) {
    List<Consumer<Runnable>> first = new ArrayList<>();
    while (running + first.size() < AT_A_TIME && !tasks.isEmpty()) {
      first.add(tasks.remove());
    }
    running += first.size();
    first.forEach(
        task ->
            task.accept(
                () -> {
                  running--;
                  if (running == 0 && tasks.isEmpty()) {
                    then.run();
                  } else {
                    proceed(then);
                  }
                }));
  }

  private String user(int number) {
    return prefix + "u" + number;
  }
}
