package chat.scrp.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What came over one connection. Everything is checked against the contract ({@link
 * MessageContract}, {@link DeliveryContract}) and sorted into responses by {@code resp_id},
 * presence pushes, and all other pushes in their order of arrival. Nothing here sleeps: every wait
 * ends with an event or a time-out.
 */
final class Inbox {
  private static final int LONGEST_FRAME = 1 << 20;
  private static final Set<String> PRESENCE = Set.of("USER_ONLINE", "USER_OFFLINE");

  private final Map<Long, String> asked = new HashMap<>();
  private final Map<Long, ObjectNode> responses = new HashMap<>();
  private final Deque<ObjectNode> anonymous = new ArrayDeque<>();
  private final Deque<ObjectNode> pushes = new ArrayDeque<>();
  private final Deque<ObjectNode> presence = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();
  private final List<Long> answered = new ArrayList<>();
  private final DeliveryContract delivery = new DeliveryContract();
  private @Nullable Throwable violation;
  private boolean ended;

  private interface Look {
    @Nullable ObjectNode take();
  }

  // ---- what happens

  /** A frame came. */
  synchronized void frame(byte[] frame) {
    log.add("< " + new String(frame, StandardCharsets.UTF_8));
    try {
      keep(frame);
    } catch (RuntimeException | AssertionError e) {
      violated(e);
    }
    notifyAll();
  }

  private void keep(byte[] frame) {
    if (frame.length > LONGEST_FRAME) {
      throw new AssertionError("a message of " + frame.length + " bytes");
    }
    ObjectNode message = Json.parse(frame);
    if (message.has("resp_id")) {
      keepResponse(message);
    } else {
      MessageContract.checkPush(message);
      delivery.pushed(message);
      boolean isPresence = PRESENCE.contains(message.path("method").asText());
      (isPresence ? presence : pushes).add(message);
    }
  }

  private void keepResponse(ObjectNode message) {
    if (message.path("resp_id").isNull()) {
      MessageContract.checkResponse("", message);
      anonymous.add(message);
      return;
    }
    long id = message.path("resp_id").asLong(-1);
    String method = asked.getOrDefault(id, "");
    MessageContract.checkResponse(method, message);
    answered.add(id);
    if (message.path("err").asInt() == 900) {
      delivery.done(method);
    }
    if (responses.put(id, message) != null) {
      throw new AssertionError("answered twice: " + message);
    }
  }

  /** A request is sent. */
  synchronized void asked(JsonNode request) {
    JsonNode method = request.path("method");
    asked.put(request.path("req_id").asLong(-1), method.isTextual() ? method.asText() : "");
  }

  /** Keeps words for the history. */
  synchronized void note(String text) {
    log.add(text);
    notifyAll();
  }

  /** The server did what the contract forbids; the first such thing counts. */
  synchronized void violated(Throwable what) {
    violation = violation == null ? what : violation;
    notifyAll();
  }

  /** Nothing will come any more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  // ---- waiting

  /** The response to a request. */
  ObjectNode response(long requestId, Duration patience) {
    return await("response to " + requestId, patience, () -> responses.remove(requestId));
  }

  /** The next response without a resp_id. */
  ObjectNode anonymous(Duration patience) {
    return await("response with resp_id null", patience, anonymous::poll);
  }

  /** The next push that is not of presence. */
  ObjectNode push(String what, Duration patience) {
    return await("push " + what, patience, pushes::poll);
  }

  /** The first such push, whatever came before it. */
  ObjectNode firstPush(String what, Duration patience, Predicate<JsonNode> wanted) {
    return await(
        "push " + what,
        patience,
        () -> {
          ObjectNode found = pushes.stream().filter(wanted).findFirst().orElse(null);
          pushes.remove(found);
          return found;
        });
  }

  /** The next such push of presence; those before it are dropped. */
  ObjectNode presence(String what, Duration patience, Predicate<JsonNode> wanted) {
    return await(
        what,
        patience,
        () -> {
          ObjectNode push = presence.poll();
          while (push != null && !wanted.test(push)) {
            push = presence.poll();
          }
          return push;
        });
  }

  private synchronized ObjectNode await(String what, Duration patience, Look look) {
    AtomicReference<@Nullable ObjectNode> found = new AtomicReference<>();
    waitFor(
        patience,
        () -> {
          check();
          found.set(look.take());
          return found.get() != null || ended;
        });
    ObjectNode message = found.get();
    if (message == null) {
      throw new AssertionError((ended ? "closed instead of " : "no ") + what + "\n" + history());
    }
    return message;
  }

  /** Whether the connection ends within a time. */
  boolean endsWithin(Duration time) {
    return waitFor(time, () -> ended);
  }

  private synchronized boolean waitFor(Duration time, BooleanSupplier condition) {
    long deadline = System.nanoTime() + time.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  // ---- what has happened

  synchronized boolean ended() {
    return ended;
  }

  synchronized boolean loggedIn() {
    return delivery.loggedIn() && !ended;
  }

  /** The req_ids in the order in which they were answered. */
  synchronized List<Long> answered() {
    return List.copyOf(answered);
  }

  synchronized long lastPushId() {
    return delivery.lastPushId();
  }

  /** Takes the presence pushes about a user that have arrived. */
  synchronized List<JsonNode> presenceSoFar(String userId) {
    List<JsonNode> found = new ArrayList<>();
    for (Iterator<ObjectNode> it = presence.iterator(); it.hasNext(); ) {
      ObjectNode push = it.next();
      if (push.path("user_id").asText().equals(userId)) {
        found.add(push);
        it.remove();
      }
    }
    return found;
  }

  /** Takes the other pushes that have arrived. */
  synchronized List<JsonNode> pushesSoFar() {
    List<JsonNode> found = new ArrayList<>(pushes);
    pushes.clear();
    return found;
  }

  synchronized void requireNothingAnonymous() {
    if (!anonymous.isEmpty()) {
      throw new AssertionError("unexpected " + anonymous + "\n" + history());
    }
  }

  /** Throws where the contract was violated. */
  synchronized void check() {
    if (violation != null) {
      throw new AssertionError(violation.getMessage() + "\n" + history(), violation);
    }
  }

  /** The last that went over the connection, the newest last. */
  synchronized String history() {
    List<String> lines = new ArrayList<>();
    for (String line : log.subList(Math.max(0, log.size() - 40), log.size())) {
      lines.add(line.length() > 400 ? line.substring(0, 400) + "..." : line);
    }
    return String.join("\n", lines);
  }
}
