package chat.scrp.verifier.load;

import chat.scrp.verifier.wire.Transport;
import chat.scrp.verifier.wire.Wire;
import chat.scrp.verifier.wire.WireListener;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a user that comes back after every loss, on any replica: resumes its session
 * where it can, logs in anew where it cannot.
 */
final class Device implements WireListener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long ANSWER_MILLIS = 9_000;
  private static final long ACK_MILLIS = 200;
  private static final int SLOW_BYTES = 100;

  private final Scene scene;
  private final Person person;
  private final Transport transport;
  private final Map<Long, Consumer<JsonNode>> waiting = new LinkedHashMap<>();
  private @Nullable Wire wire;
  private long generation;
  private long requests;
  private long unacknowledged = -1;
  private boolean acknowledging;
  private boolean live;
  private boolean wanted;

  Device(Scene scene, Person person, Transport transport) {
    this.scene = scene;
    this.person = person;
    this.transport = transport;
  }

  /** Whether it is logged in. */
  boolean isLive() {
    return live;
  }

  /** Keeps itself connected from now on. */
  void start() {
    if (!wanted) {
      wanted = true;
      connect();
    }
  }

  /** Hangs up and stays away until {@link #start}. */
  void stop() {
    wanted = false;
    hangUp("goes away");
  }

  /** Hangs up; comes back by itself. */
  void hangUp(String why) {
    if (wire != null) {
      wire.close(why);
    }
  }

  /** Reads slowly for a while, or not at all. */
  void readSlowly(long millis) {
    Wire slow = wire;
    if (slow != null) {
      slow.limitReading(scene.random.nextBoolean() ? 0 : SLOW_BYTES);
      scene.loop.after(millis, () -> slow.limitReading(Integer.MAX_VALUE));
    }
  }

  /**
   * Sends a request.
   *
   * @param answer gets the answer, or an empty object when the connection was lost before
   */
  void ask(String method, ObjectNode fields, Consumer<JsonNode> answer) {
    Wire to = wire;
    if (to == null) {
      answer.accept(JSON.createObjectNode());
      return;
    }
    long id = ++requests;
    waiting.put(id, answer);
    ObjectNode request = JSON.createObjectNode();
    request.put("req_id", id).put("method", method).setAll(fields);
    long of = generation;
    scene.loop.after(ANSWER_MILLIS, () -> expire(of, id));
    to.send(request.toString());
  }

  static ObjectNode fields() {
    return JSON.createObjectNode();
  }

  static int error(JsonNode answer) {
    return answer.path("err").asInt(-1);
  }

  @Override
  public void opened() {
    logIn();
  }

  @Override
  public void received(String json) {
    JsonNode frame;
    try {
      frame = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return; // The checker sees it in the history.
    }
    if (frame.has("resp_id")) {
      Consumer<JsonNode> answer = waiting.remove(frame.path("resp_id").asLong());
      if (answer != null) {
        answer.accept(frame);
      }
      return;
    }
    scene.counters.pushes.incrementAndGet();
    if (frame.path("method").asText().equals("FORCED_TO_LOGGED_OFF")) {
      person.forget(this);
      hangUp("forced to logged off");
      return;
    }
    acknowledge(frame);
    person.pushed(frame);
  }

  @Override
  public void closed(String why) {
    if (live) {
      scene.counters.live.decrementAndGet();
    }
    live = false;
    wire = null;
    generation++;
    unacknowledged = -1;
    List<Consumer<JsonNode>> lost = new ArrayList<>(waiting.values());
    waiting.clear();
    lost.forEach(answer -> answer.accept(JSON.createObjectNode()));
    if (wanted) {
      scene.loop.after(scene.between(100, 1_500), this::connect);
    }
  }

  private void connect() {
    if (!wanted || wire != null) {
      return;
    }
    wire =
        Wire.connect(
            scene.loop,
            scene.history,
            scene.nextConnection(),
            person.id(),
            transport,
            scene.anyServer().address(transport),
            this);
    long of = generation;
    scene.loop.after(
        ANSWER_MILLIS * 2,
        () -> {
          if (of == generation && !live) {
            hangUp("no log-in");
          }
        });
  }

  private void logIn() {
    String token = person.token(this);
    ObjectNode fields = fields().put("push_ack", person.acknowledges());
    if (token != null) {
      ask("RESUME_SESSION", fields.put("session_token", token), this::loggedIn);
    } else if (person.isSignedUp()) {
      fields.put("user_id", person.id()).put("user_password", Profile.PASSWORD);
      ask("LOG_IN", fields, this::loggedIn);
    } else {
      fields.removeAll();
      fields.put("user_id", person.id()).put("user_password", Profile.PASSWORD);
      ask("SIGN_UP", fields.put("user_nickname", person.id()), this::signedUp);
    }
  }

  private void signedUp(JsonNode answer) {
    int error = error(answer);
    if (error == 900 || error == 400) {
      person.signedUp();
      logIn();
    } else {
      again(answer);
    }
  }

  private void loggedIn(JsonNode answer) {
    switch (error(answer)) {
      case 900 -> {
        person.token(this, answer.path("session_token").asText());
        live = true;
        scene.counters.live.incrementAndGet();
        scene.counters.resumed.incrementAndGet();
        person.live(this);
      }
      case 355 -> {
        person.forget(this);
        logIn();
      }
      default -> again(answer);
    }
  }

  /** Tries the log-in again, if the connection is still there. */
  private void again(JsonNode answer) {
    if (error(answer) < 0) {
      return;
    }
    long of = generation;
    scene.loop.after(
        answer.path("retry_after_ms").asLong(scene.between(300, 1_000)),
        () -> {
          if (of == generation && wire != null) {
            logIn();
          }
        });
  }

  private void expire(long of, long id) {
    if (of == generation && waiting.containsKey(id)) {
      hangUp("no answer to request " + id);
    }
  }

  /** One acknowledgement for all that came within a moment. */
  private void acknowledge(JsonNode push) {
    if (!person.acknowledges() || !push.hasNonNull("push_id")) {
      return;
    }
    unacknowledged = push.path("push_id").asLong();
    if (!acknowledging) {
      acknowledging = true;
      scene.loop.after(ACK_MILLIS, this::acknowledgeNow);
    }
  }

  private void acknowledgeNow() {
    acknowledging = false;
    if (live && unacknowledged >= 0) {
      ask("ACK_PUSH", fields().put("push_id", unacknowledged), answer -> {});
      unacknowledged = -1;
    }
  }
}
