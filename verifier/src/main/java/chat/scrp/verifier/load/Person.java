package chat.scrp.verifier.load;

import chat.scrp.client.SavedSession;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.NewPrivateMessage;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.push.UserEnterRoom;
import chat.scrp.protocol.push.UserLeaveRoom;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.LeaveRoom;
import chat.scrp.protocol.request.RemoveUserFromRoom;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.SendMessageResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A user of the run with its devices: what it knows and what it has still to send. */
final class Person {
  private static final int MOST_WAITING = 60;
  private static final int MOST_IN_FLIGHT = 10;
  private static final int ALREADY_IN = 408;
  private static final String PADDING =
      " lorem ipsum dolor sit amet, äöü 日本語 \\\"quoted\\\"".repeat(6);

  private final Scene scene;
  private final Profile profile;
  private final List<Device> devices = new ArrayList<>();
  private final Map<Device, SavedSession> sessions = new HashMap<>();
  private final Deque<Outgoing> waiting = new ArrayDeque<>();
  private final Deque<Consumer<Device>> waitingForDevice = new ArrayDeque<>();
  private final TreeSet<String> rooms = new TreeSet<>();
  private final Set<String> changingRooms = new HashSet<>();
  private final Map<Target, Long> newest = new HashMap<>();
  private final MessageChanges changes = new MessageChanges(this);
  private @Nullable SavedSession sharedSession;
  private boolean signedUp;
  private int inFlight;
  private int messages;

  Person(Scene scene, Profile profile) {
    this.scene = scene;
    this.profile = profile;
    for (Transport transport : profile.transports()) {
      devices.add(new Device(scene, this, transport));
    }
  }

  String id() {
    return profile.id();
  }

  Profile profile() {
    return profile;
  }

  List<Device> devices() {
    return devices;
  }

  /** The rooms that it believes to be in. */
  SortedSet<String> rooms() {
    return rooms;
  }

  /** What it does to messages that were sent. */
  MessageChanges changes() {
    return changes;
  }

  /** The highest number that it has seen in a conversation. */
  long newest(Target conversation) {
    return newest.getOrDefault(conversation, 0L);
  }

  Optional<Device> liveDevice(int choice) {
    List<Device> live = devices.stream().filter(Device::isLive).toList();
    return live.isEmpty() ? Optional.empty() : Optional.of(live.get(choice % live.size()));
  }

  /** Whether nothing waits to be sent or answered. */
  boolean isDone() {
    return waiting.isEmpty() && inFlight == 0 && changingRooms.isEmpty() && changes.isDone();
  }

  // Sessions

  /** What a device can resume. */
  @Nullable SavedSession session(Device device) {
    return profile.sharesSession() ? sharedSession : sessions.get(device);
  }

  void session(Device device, SavedSession session) {
    sharedSession = session;
    sessions.put(device, session);
  }

  void forget(Device device) {
    sharedSession = null;
    sessions.remove(device);
  }

  boolean isSignedUp() {
    return signedUp;
  }

  void signedUp() {
    signedUp = true;
  }

  void live(Device device) {
    while (!waitingForDevice.isEmpty() && device.isLive()) {
      waitingForDevice.remove().accept(device);
    }
    sendWaiting();
  }

  /** Gives a live device, now or when there is one. */
  void whenLive(Consumer<Device> user) {
    Optional<Device> live = liveDevice(scene.random.nextInt(8));
    live.ifPresentOrElse(user, () -> waitingForDevice.add(user));
  }

  /** Asks until an answer decides; the connection may be lost as often as it likes. */
  void askUntilDecided(ScrpRequest request, Consumer<Answer> answer) {
    whenLive(
        device ->
            device.ask(
                request,
                got -> {
                  if (got.isDecided()) {
                    answer.accept(got);
                  } else {
                    long pause = got.pause(scene.between(200, 600));
                    scene.loop.after(pause, () -> askUntilDecided(request, answer));
                  }
                }));
  }

  // Sending

  void sendToRoom(String room, int size, boolean givesUp) {
    send(Target.room(room), size, givesUp);
  }

  void sendToFriend(String friend, int size, boolean givesUp) {
    send(Target.user(friend), size, givesUp);
  }

  private void send(Target target, int size, boolean givesUp) {
    if (waiting.size() >= MOST_WAITING) {
      return;
    }
    String name = id() + "." + ++messages;
    String text = name + PADDING.substring(0, Math.min(size, PADDING.length()));
    waiting.add(new Outgoing(target, text, message(target, text, name), givesUp));
    sendWaiting();
  }

  private static ScrpRequest message(Target target, String text, String clientMessageId) {
    String room = target.roomId();
    return room != null
        ? new SendRoomMessage(room, text, clientMessageId)
        : new SendPrivateMessage(String.valueOf(target.userId()), text, clientMessageId);
  }

  private void sendWaiting() {
    while (!waiting.isEmpty() && inFlight < MOST_IN_FLIGHT) {
      Optional<Device> device = liveDevice(scene.random.nextInt(8));
      if (device.isEmpty()) {
        return;
      }
      Outgoing outgoing = waiting.remove();
      inFlight++;
      if (outgoing.givesUp()) {
        device.get().askOnce(outgoing.request(), answer -> sent(outgoing, answer));
      } else {
        device.get().send(outgoing.request(), answer -> sent(outgoing, answer));
      }
    }
  }

  private void sent(Outgoing outgoing, Answer answer) {
    inFlight--;
    if (answer.isDone()) {
      scene.counters.acknowledged.incrementAndGet();
      long seq = answer.as(SendMessageResponse.class).seq();
      newest.merge(outgoing.target(), seq, Math::max);
      changes.sent(outgoing, seq);
    } else if (answer.isDecided()) {
      scene.counters.refused.incrementAndGet();
    } else if (!outgoing.givesUp()) {
      sendAgain(outgoing, answer);
    }
    scene.loop.run(this::sendWaiting);
  }

  /** The device went away with the message, or the server wants it later. */
  private void sendAgain(Outgoing outgoing, Answer answer) {
    inFlight++;
    scene.loop.after(
        answer.pause(scene.between(100, 400)),
        () -> {
          inFlight--;
          waiting.addFirst(outgoing);
          sendWaiting();
        });
  }

  // Rooms

  void enter(String room) {
    change(room, () -> enterNow(room));
  }

  private void enterNow(String room) {
    askUntilDecided(
        new EnterRoom(room, null),
        answer -> {
          changingRooms.remove(room);
          if (answer.isDone() || answer.error() == ALREADY_IN) {
            rooms.add(room);
          }
        });
  }

  void leave(String room) {
    change(
        room,
        () ->
            askUntilDecided(
                new LeaveRoom(room),
                answer -> {
                  changingRooms.remove(room);
                  rooms.remove(room);
                }));
  }

  void remove(String room, String member) {
    change(
        room,
        () ->
            askUntilDecided(
                new RemoveUserFromRoom(member, room), answer -> changingRooms.remove(room)));
  }

  private void change(String room, Runnable change) {
    if (changingRooms.add(room)) {
      change.run();
    }
  }

  // Pushes

  void pushed(ScrpPush push) {
    if (push instanceof NewRoomMessage m) {
      newest.merge(Target.room(m.roomId()), m.seq(), Math::max);
    } else if (push instanceof NewPrivateMessage m) {
      boolean own = id().equals(m.senderId());
      newest.merge(Target.user(own ? m.receiverId() : m.senderId()), m.seq(), Math::max);
    } else if (push instanceof UserLeaveRoom left && left.userId().equals(id())) {
      rooms.remove(left.roomId());
    } else if (push instanceof UserEnterRoom entered && entered.userId().equals(id())) {
      rooms.add(entered.roomId());
    }
  }
}
