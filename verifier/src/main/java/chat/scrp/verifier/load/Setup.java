package chat.scrp.verifier.load;

import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.request.AddFriend;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.EnterRoom;
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
        RoomHistory history =
            plan.openRooms().contains(room) ? RoomHistory.EVERYTHING : RoomHistory.SINCE_ENTERING;
        var creation = new CreateRoom(room, room, RoomAccess.PUBLIC, null, history);
        creations.add(
            then -> {
              person.rooms().add(room);
              ask(person, creation, then);
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
              ask(person, new EnterRoom(room, null), then);
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
        new AddFriend(other.id(), ""),
        () -> ask(other, new AddFriend(person.id(), ""), then));
  }

  private static void ask(Person person, ScrpRequest request, Runnable then) {
    person.askUntilDecided(request, answer -> then.run());
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
