package chat.scrp.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a test: makes requests and waits for what comes, of which the {@link Inbox}
 * takes care. {@link ClientWire} is the usual one; the others write raw bytes.
 */
public abstract class Wire implements AutoCloseable {
  /** How long anything may take that should be at once. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  final Inbox inbox = new Inbox();
  private final AtomicInteger requests = new AtomicInteger();

  /** Sends one message in the framing of the transport, whatever it holds. */
  public abstract void sendFrame(byte[] payload);

  /** Stops reading, like a client that hangs; a few messages may still come. */
  public abstract void pauseReading();

  /** Goes on reading. */
  public abstract void resumeReading();

  /** Cuts the connection without a goodbye. */
  @Override
  public abstract void close();

  /** What went over this connection, the newest last. */
  public String history() {
    return this + ":\n" + inbox.history();
  }

  // ---- requests

  /** Sends a request and returns its req_id. */
  public int post(String method, @Nullable Object... fields) {
    return postFields(method, Json.object(fields));
  }

  /** Sends a request with the fields of an object. */
  public int postFields(String method, ObjectNode fields) {
    int id = requests.incrementAndGet();
    ObjectNode request = Json.object("req_id", id, "method", method);
    request.setAll(fields);
    send(request);
    return id;
  }

  /** Sends this object as it is. */
  public void send(JsonNode request) {
    inbox.asked(request);
    String text = Json.text(request);
    inbox.note("> " + text);
    sendFrame(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends this text as one message. Its response may be of any method. */
  public void sendText(String text) {
    inbox.note("> " + text);
    sendFrame(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits for the response to a request that was posted. */
  public JsonNode answer(int requestId) {
    return answer(requestId, PATIENCE);
  }

  public JsonNode answer(int requestId, Duration patience) {
    return inbox.response(requestId, patience);
  }

  /** Waits for the response to a request that was sent as text, under any req_id. */
  public JsonNode answerTo(long requestId) {
    return inbox.response(requestId, PATIENCE);
  }

  /** Waits for the next response without a resp_id. */
  public JsonNode anonymousAnswer() {
    return inbox.anonymous(PATIENCE);
  }

  /** The req_ids in the order in which they were answered. */
  public List<Long> answered() {
    return inbox.answered();
  }

  /** Sends a request and waits for its response. */
  public JsonNode call(String method, @Nullable Object... fields) {
    return answer(post(method, fields));
  }

  /** Sends a request that has to be answered with this error number. */
  public JsonNode err(int error, String method, @Nullable Object... fields) {
    JsonNode response = call(method, fields);
    if (response.path("err").asInt() != error) {
      throw new AssertionError(
          "expected " + error + " for " + method + " " + Json.object(fields) + "\n" + history());
    }
    return response;
  }

  /** Sends a request that has to be answered with 900. */
  public JsonNode ok(String method, @Nullable Object... fields) {
    return err(900, method, fields);
  }

  /** The connection is open and in step: a request is answered, and no anonymous answer waits. */
  public void inStep() {
    ok("GET_TIME");
    inbox.requireNothingAnonymous();
  }

  // ---- pushes

  /** The next push, which has to be of this method. */
  public JsonNode push(String method) {
    return push(method, PATIENCE);
  }

  public JsonNode push(String method, Duration patience) {
    ObjectNode push = inbox.push(method, patience);
    if (!isOf(method, push)) {
      throw new AssertionError("expected push " + method + ", got " + push + "\n" + history());
    }
    return push;
  }

  /** The first push of this method, whatever came before it. */
  public JsonNode anyPush(String method) {
    return inbox.firstPush(method, PATIENCE, push -> isOf(method, push));
  }

  private static boolean isOf(String method, JsonNode push) {
    return push.path("method").asText().equals(method);
  }

  /** The next pushes, whatever they are. */
  public List<JsonNode> takePushes(int count) {
    List<JsonNode> found = new ArrayList<>();
    while (found.size() < count) {
      found.add(inbox.push("" + found.size(), PATIENCE));
    }
    return found;
  }

  /** The next pushes by method, which have to be of these methods, in whatever order. */
  public JsonNode pushes(String... methods) {
    ObjectNode found = Json.object();
    Set<String> wanted = Set.of(methods);
    while (found.size() < wanted.size()) {
      ObjectNode push = inbox.push("of " + wanted, PATIENCE);
      String method = push.path("method").asText();
      if (!wanted.contains(method) || found.has(method)) {
        throw new AssertionError("expected pushes " + wanted + ", got " + push + "\n" + history());
      }
      found.set(method, push);
    }
    return found;
  }

  /** The next push, whatever it is. */
  public JsonNode anyPush() {
    return inbox.push("of any kind", PATIENCE);
  }

  /** Waits for the push that the test lets through and drops everything before it. */
  void dropPushesUntil(String method, String userId) {
    ObjectNode push;
    do {
      push = inbox.push(method, PATIENCE);
    } while (!isOf(method, push) || !push.path("user_id").asText().equals(userId));
  }

  /** Acknowledges everything that was pushed to this connection so far (push_ack). */
  public void acknowledgeAll() {
    ok("ACK_PUSH", "push_id", inbox.lastPushId());
  }

  /** Waits for a presence push about a user and drops what came before it. */
  public JsonNode presence(String method, String userId) {
    return presence(method, userId, PATIENCE);
  }

  public JsonNode presence(String method, String userId, Duration patience) {
    return inbox.presence(
        method + " of " + userId,
        patience,
        push -> isOf(method, push) && push.path("user_id").asText().equals(userId));
  }

  /** The presence pushes about a user that have arrived and were not taken yet. */
  public List<JsonNode> presenceSoFar(String userId) {
    return inbox.presenceSoFar(userId);
  }

  /** The pushes that have arrived and were not taken yet. */
  public List<JsonNode> pushesSoFar() {
    return inbox.pushesSoFar();
  }

  // ---- the end

  /** Waits until the server closes the connection. */
  public void awaitClosed(Duration patience) {
    if (!inbox.endsWithin(patience)) {
      throw new AssertionError("still open after " + patience + "\n" + history());
    }
    check();
  }

  /** Requires that the connection is not closed for a time. */
  public void staysOpen(Duration time) {
    if (inbox.endsWithin(time)) {
      throw new AssertionError("closed within " + time + "\n" + history());
    }
  }

  public boolean open() {
    return !inbox.ended();
  }

  /** Whether the connection is open and a user is logged in on it. */
  boolean loggedIn() {
    return inbox.loggedIn();
  }

  /** Whether this connection has seen what the contract forbids. */
  public void check() {
    inbox.check();
  }
}
