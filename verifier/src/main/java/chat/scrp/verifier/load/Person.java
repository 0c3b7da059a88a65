package chat.scrp.verifier.load;

import chat.scrp.verifier.wire.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A user of the run with its devices: what it knows and what it has still to send. */
final class Person {
  private static final int MOST_WAITING = 60;
  private static final int MOST_IN_FLIGHT = 10;
  private static final String PADDING =
      " lorem ipsum dolor sit amet, äöü 日本語 \\\"quoted\\\"".repeat(6);

  private final Scene scene;
  private final Profile profile;
  private final List<Device> devices = new ArrayList<>();
  private final Map<Device, String> tokens = new HashMap<>();
  private final Deque<Outgoing> waiting = new ArrayDeque<>();
  private final Deque<Consumer<Device>> waitingForDevice = new ArrayDeque<>();
  private final TreeSet<String> rooms = new TreeSet<>();
  private final Set<String> changingRooms = new HashSet<>();
  private final Map<String, Long> newest = new HashMap<>();
  private final MessageChanges changes = new MessageChanges(this);
  private @Nullable String sharedToken;
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

  boolean acknowledges() {
    return profile.pushAck();
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
  long newest(String conversation) {
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

  @Nullable String token(Device device) {
    return profile.sharesSession() ? sharedToken : tokens.get(device);
  }

  void token(Device device, String token) {
    sharedToken = token;
    tokens.put(device, token);
  }

  void forget(Device device) {
    sharedToken = null;
    tokens.remove(device);
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
  void askUntil(String method, ObjectNode fields, IntPredicate decides, Consumer<JsonNode> answer) {
    whenLive(
        device ->
            device.ask(
                method,
                fields,
                got -> {
                  if (decides.test(Device.error(got))) {
                    answer.accept(got);
                  } else {
                    long pause = got.path("retry_after_ms").asLong(scene.between(200, 600));
                    scene.loop.after(pause, () -> askUntil(method, fields, decides, answer));
                  }
                }));
  }

  // Sending

  void sendToRoom(String room, int size, boolean givesUp) {
    send("SEND_ROOM_MESSAGE", Device.fields().put("room_id", room), size, givesUp);
  }

  void sendToFriend(String friend, int size, boolean givesUp) {
    send("SEND_PRIVATE_MESSAGE", Device.fields().put("user_id", friend), size, givesUp);
  }

  private void send(String method, ObjectNode fields, int size, boolean givesUp) {
    if (waiting.size() >= MOST_WAITING) {
      return;
    }
    String name = id() + "." + ++messages;
    String padding = PADDING.substring(0, Math.min(size, PADDING.length()));
    fields.put("text", name + padding).put("client_message_id", name);
    waiting.add(new Outgoing(method, fields, givesUp));
    sendWaiting();
  }

  private void sendWaiting() {
    while (!waiting.isEmpty() && inFlight < MOST_IN_FLIGHT) {
      Optional<Device> device = liveDevice(scene.random.nextInt(8));
      if (device.isEmpty()) {
        return;
      }
      Outgoing outgoing = waiting.remove();
      inFlight++;
      device.get().ask(outgoing.method(), outgoing.fields(), answer -> sent(outgoing, answer));
    }
  }

  private void sent(Outgoing outgoing, JsonNode answer) {
    inFlight--;
    int error = Device.error(answer);
    if (error == 900) {
      scene.counters.acknowledged.incrementAndGet();
      String conversation = conversation(outgoing.fields());
      newest.merge(conversation, answer.path("seq").asLong(), Math::max);
      changes.sent(outgoing.fields(), answer.path("seq").asLong());
    } else if (error == 503 || error == 420 || error < 0) {
      if (error == 503) {
        scene.counters.unavailable.incrementAndGet();
      }
      if (!outgoing.givesUp()) {
        sendAgain(outgoing, answer);
      }
    } else {
      scene.counters.refused.incrementAndGet();
    }
    scene.loop.run(this::sendWaiting);
  }

  private void sendAgain(Outgoing outgoing, JsonNode answer) {
    inFlight++;
    scene.loop.after(
        answer.path("retry_after_ms").asLong(scene.between(100, 400)),
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
    askUntil(
        "ENTER_ROOM",
        Device.fields().put("room_id", room),
        Person::isDecided,
        answer -> {
          changingRooms.remove(room);
          if (Device.error(answer) == 900 || Device.error(answer) == 408) {
            rooms.add(room);
          }
        });
  }

  void leave(String room) {
    change(
        room,
        () ->
            askUntil(
                "LEAVE_ROOM",
                Device.fields().put("room_id", room),
                Person::isDecided,
                answer -> {
                  changingRooms.remove(room);
                  rooms.remove(room);
                }));
  }

  void remove(String room, String member) {
    change(
        room,
        () ->
            askUntil(
                "REMOVE_USER_FROM_ROOM",
                Device.fields().put("room_id", room).put("subject_user_id", member),
                Person::isDecided,
                answer -> changingRooms.remove(room)));
  }

  private void change(String room, Runnable change) {
    if (changingRooms.add(room)) {
      change.run();
    }
  }

  static boolean isDecided(int error) {
    return error > 0 && error != 503 && error != 420;
  }

  // Pushes

  void pushed(JsonNode push) {
    switch (push.path("method").asText()) {
      case "NEW_ROOM_MESSAGE" ->
          newest.merge(push.path("room_id").asText(), push.path("seq").asLong(), Math::max);
      case "NEW_PRIVATE_MESSAGE" -> newest.merge(other(push), push.path("seq").asLong(), Math::max);
      case "USER_LEAVE_ROOM" -> own(push, rooms::remove);
      case "USER_ENTER_ROOM" -> own(push, rooms::add);
      default -> {}
    }
  }

  private void own(JsonNode push, Consumer<String> change) {
    if (push.path("user_id").asText().equals(id())) {
      change.accept(push.path("room_id").asText());
    }
  }

  private String other(JsonNode push) {
    String sender = push.path("sender_id").asText();
    return sender.equals(id()) ? push.path("receiver_id").asText() : sender;
  }

  private static String conversation(ObjectNode fields) {
    return fields.path(fields.has("room_id") ? "room_id" : "user_id").asText();
  }
}
