package chat.scrp.verifier.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Signs the users up, then makes the rooms, then the members and friends. */
final class Setup {
  private final List<Person> people;
  private final Map<String, Person> byId;
  private final Plan plan;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  Setup(List<Person> people, Map<String, Person> byId, Plan plan) {
    this.people = people;
    this.byId = byId;
    this.plan = plan;
  }

  CompletableFuture<Void> done() {
    return done;
  }

  void begin() {
    List<Consumer<Runnable>> logIns = new ArrayList<>();
    for (Person person : people) {
      logIns.add(
          then -> {
            person.devices().get(0).start();
            person.whenLive(device -> then.run());
          });
    }
    all(logIns, this::makeRooms);
  }

  private void makeRooms() {
    people.forEach(person -> person.devices().forEach(Device::start));
    List<Consumer<Runnable>> creations = new ArrayList<>();
    for (Person person : people) {
      for (String room : person.profile().owns()) {
        ObjectNode fields = Device.fields().put("room_id", room).put("room_nickname", room);
        fields.put("room_access", 0).put("room_history", plan.openRooms().contains(room) ? 1 : 0);
        creations.add(
            then -> {
              person.rooms().add(room);
              ask(person, "CREATE_ROOM", fields, then);
            });
      }
    }
    all(creations, this::meet);
  }

  private void meet() {
    List<Consumer<Runnable>> meetings = new ArrayList<>();
    for (Person person : people) {
      for (String room : person.profile().rooms()) {
        meetings.add(
            then -> {
              person.rooms().add(room);
              ask(person, "ENTER_ROOM", Device.fields().put("room_id", room), then);
            });
      }
      for (String friend : person.profile().friends()) {
        Person other = byId.get(friend);
        if (other != null) {
          meetings.add(then -> befriend(person, other, then));
        }
      }
    }
    all(meetings, () -> done.complete(null));
  }

  /** Who is asked asks back, which approves. */
  private static void befriend(Person person, Person other, Runnable then) {
    ask(
        person,
        "ADD_FRIEND",
        Device.fields().put("subject_user_id", other.id()),
        () -> ask(other, "ADD_FRIEND", Device.fields().put("subject_user_id", person.id()), then));
  }

  private static void ask(Person person, String method, ObjectNode fields, Runnable then) {
    person.askUntil(method, fields, Person::isDecided, answer -> then.run());
  }

  /** Does all at once and goes on when the last is done. */
  private static void all(List<Consumer<Runnable>> tasks, Runnable then) {
    int[] left = {tasks.size()};
    if (tasks.isEmpty()) {
      then.run();
    }
    for (Consumer<Runnable> task : tasks) {
      task.accept(
          () -> {
            if (--left[0] == 0) {
              then.run();
            }
          });
    }
  }
}
