package chat.scrp.verifier.load;

import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.request.MarkRead;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.verifier.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** All users of a run. The methods may be called from any thread. */
public final class Load {
  private static final int AWAY_OF_HUNDRED = 15;
  private static final int GIVES_UP_OF_HUNDRED = 20;
  private static final int PAGE = 50;

  private final ClientLoop loop;
  private final Scene scene;
  private final Plan plan;
  private final StepSource steps;
  private final List<Person> people = new ArrayList<>();
  private final Map<String, Person> byId = new HashMap<>();
  private final List<String> rooms = new ArrayList<>();
  private final Set<Person> away = new HashSet<>();
  private long startNanos;
  private boolean sending;
  private boolean quiet;

  /** Makes the users; nobody connects yet. */
  public Load(
      ClientLoop loop, History history, List<Server> servers, Plan plan, long seed, double rate) {
    this.loop = loop;
    this.plan = plan;
    scene = new Scene(loop, history, servers, seed);
    steps = plan.steps(seed, rate);
    for (Profile profile : plan.users()) {
      var person = new Person(scene, profile);
      people.add(person);
      byId.put(profile.id(), person);
      rooms.addAll(profile.owns());
    }
  }

  /** How far it has come. */
  public LoadCounters counters() {
    return scene.counters;
  }

  /** Signs everybody up, makes the rooms and friendships; done when all is there. */
  public CompletableFuture<Void> setUp() {
    var setup = new Setup(people, byId, plan);
    loop.run(setup::begin);
    return setup.done();
  }

  /** Begins with the steps of the plan. */
  public void begin() {
    loop.run(
        () -> {
          sending = true;
          startNanos = System.nanoTime();
          next(steps.next());
        });
  }

  /** Begins a quiet window: some go away until it ends, nobody reads slowly. */
  public void beginQuiet() {
    loop.run(
        () -> {
          quiet = true;
          for (Person person : people) {
            if (scene.random.nextInt(100) < AWAY_OF_HUNDRED) {
              away.add(person);
              person.devices().forEach(Device::stop);
            }
          }
        });
  }

  /** Asks who is online, just before a quiet window ends. */
  public void askWhoIsThere() {
    loop.run(
        () -> {
          List<Person> there = people.stream().filter(person -> !away.contains(person)).toList();
          for (Person subject : people) {
            Person asker = there.get(scene.random.nextInt(there.size()));
            asker.whenLive(device -> device.ask(new GetUser(subject.id()), answer -> {}));
          }
        });
  }

  /** Ends a quiet window: all come back. */
  public void endQuiet() {
    loop.run(
        () -> {
          quiet = false;
          away.forEach(person -> person.devices().forEach(Device::start));
          away.clear();
        });
  }

  /** Ends the steps; done when nothing waits to be sent. */
  public void endSteps() {
    loop.run(() -> sending = false);
  }

  /** Whether everybody is connected and has nothing left to send. */
  public CompletableFuture<Boolean> isCalm() {
    var calm = new CompletableFuture<Boolean>();
    loop.run(
        () ->
            calm.complete(
                people.stream()
                    .allMatch(
                        person ->
                            person.isDone()
                                && person.devices().stream().allMatch(Device::isLive))));
    return calm;
  }

  /** Everybody reads everything; done when all have. */
  public CompletableFuture<Void> readEverything() {
    var reading = new FinalReading(people);
    loop.run(reading::begin);
    return reading.done();
  }

  /** All hang up for good. */
  public void stop() {
    loop.run(() -> people.forEach(person -> person.devices().forEach(Device::stop)));
  }

  private void next(Step step) {
    if (!sending) {
      return;
    }
    long late = (System.nanoTime() - startNanos) / 1_000_000 - step.atMillis();
    if (late < 0) {
      loop.after(-late, () -> next(step));
      return;
    }
    perform(step);
    Step following = steps.next();
    loop.run(() -> next(following));
  }

  private void perform(Step step) {
    Person person = people.get(step.user());
    switch (step.kind()) {
      case SEND_ROOM -> {
        if (!person.rooms().isEmpty()) {
          person.sendToRoom(pick(person.rooms(), step), step.size(), givesUp(step));
        }
      }
      case SEND_PRIVATE -> {
        List<String> friends = person.profile().friends();
        if (!friends.isEmpty()) {
          person.sendToFriend(pick(friends, step), step.size(), givesUp(step));
        }
      }
      case ENTER_ROOM -> person.enter(pick(rooms, step));
      case LEAVE_ROOM -> leave(person, step);
      case REMOVE_MEMBER -> remove(person, step);
      case MARK_READ, READ_PAGE, ASK_MODE -> ask(person, step);
      case EDIT -> person.changes().edit(step.choice());
      case DELETE -> person.changes().delete(step.choice());
      case REACT -> {
        if (!person.rooms().isEmpty()) {
          person.changes().react(pick(person.rooms(), step), step.choice());
        }
      }
      case HANG_UP, LOG_IN_ANEW, GO_AWAY, READ_SLOWLY -> disturb(person, step);
    }
  }

  private void leave(Person person, Step step) {
    if (!person.rooms().isEmpty()) {
      String room = pick(person.rooms(), step);
      if (!person.profile().owns().contains(room)) {
        person.leave(room);
      }
    }
  }

  private void remove(Person person, Step step) {
    if (person.profile().owns().isEmpty()) {
      return;
    }
    String room = pick(person.profile().owns(), step);
    List<Person> members =
        people.stream().filter(other -> other != person && other.rooms().contains(room)).toList();
    if (!members.isEmpty()) {
      person.remove(room, members.get(step.choice() % members.size()).id());
    }
  }

  private void ask(Person person, Step step) {
    person
        .liveDevice(step.choice())
        .ifPresent(
            device -> {
              if (step.kind() == Step.Kind.ASK_MODE) {
                Person subject = people.get(step.choice() % people.size());
                device.ask(new GetUser(subject.id()), answer -> {});
              } else if (!person.rooms().isEmpty()) {
                read(person, device, step);
              }
            });
  }

  private static void read(Person person, Device device, Step step) {
    boolean inRoom = step.size() % 3 != 0 || person.profile().friends().isEmpty();
    String of = inRoom ? pick(person.rooms(), step) : pick(person.profile().friends(), step);
    Target target = inRoom ? Target.room(of) : Target.user(of);
    long newest = person.newest(target);
    if (step.kind() == Step.Kind.READ_PAGE) {
      Long after = newest == 0 ? 0 : step.choice() % newest;
      device.ask(
          new ReceiveMessage(target, step.choice() % 2 == 0 ? after : null, null, PAGE),
          answer -> {});
    } else if (newest > 0) {
      device.ask(new MarkRead(target, newest), answer -> {});
    }
  }

  private void disturb(Person person, Step step) {
    Device device = person.devices().get(step.choice() % person.devices().size());
    switch (step.kind()) {
      case HANG_UP -> device.hangUp();
      case LOG_IN_ANEW -> {
        person.forget(device);
        device.beginAnew();
      }
      case READ_SLOWLY -> {
        if (!quiet) {
          device.readSlowly(step.size() * 60L);
        }
      }
      default -> {
        if (!away.contains(person)) {
          person.devices().forEach(Device::stop);
          loop.after(step.size() * 60L, () -> comeBack(person));
        }
      }
    }
  }

  private void comeBack(Person person) {
    if (!away.contains(person)) {
      person.devices().forEach(Device::start);
    }
  }

  private static boolean givesUp(Step step) {
    return step.choice() / 1000 % 100 < GIVES_UP_OF_HUNDRED;
  }

  private static String pick(Iterable<String> from, Step step) {
    List<String> list = new ArrayList<>();
    from.forEach(list::add);
    return list.get(step.choice() % list.size());
  }
}
