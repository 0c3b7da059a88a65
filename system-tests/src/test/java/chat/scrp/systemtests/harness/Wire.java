package chat.scrp.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection, seen from outside. Everything that arrives is checked against the contract
 * ({@link MessageContract}) and sorted into responses by {@code resp_id}, presence pushes, and all
 * other pushes in their order of arrival. Nothing here sleeps: every wait ends with an event or a
 * time-out.
 */
public abstract class Wire implements AutoCloseable {
  /** How long anything may take that should be at once. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Set<String> PRESENCE = Set.of("USER_ONLINE", "USER_OFFLINE");

  private static final Set<String> BEGIN = Set.of("LOG_IN", "RESUME_SESSION");
  private static final Set<String> END = Set.of("LOG_OUT", "DELETE_USER");
  private static final Set<String> UNASKED = Set.of("STORE_RESET", "SERVER_GOING_AWAY");

  protected final Socket socket;
  private final Map<Long, String> asked = new HashMap<>();
  private final Map<Long, ObjectNode> responses = new HashMap<>();
  private final Deque<ObjectNode> anonymous = new ArrayDeque<>();
  private final Deque<ObjectNode> pushes = new ArrayDeque<>();
  private final Deque<ObjectNode> presence = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();
  private final List<Long> answered = new ArrayList<>();
  private final Set<Long> pushIds = new HashSet<>();
  private final Map<String, Long> heads = new HashMap<>();
  private long lastPushId;
  private boolean loggedIn;
  private int nextRequest = 1;
  private @Nullable Throwable violation;
  private boolean ended;
  private boolean paused;

  private interface Look {
    @Nullable ObjectNode take();
  }

  protected Wire(int port, String from) {
    try {
      socket = new Socket();
      socket.bind(new InetSocketAddress(InetAddress.getAllByName(from)[0], 0));
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one message in the framing of the transport, whatever it holds. */
  public abstract void sendFrame(byte[] payload);

  /** Reads one message; null at the end of the stream. */
  protected abstract byte @Nullable [] readFrame(InputStream in) throws IOException;

  protected final void startReading() {
    Thread reader = new Thread(this::readAll, "wire-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll() {
    try (InputStream in = new java.io.BufferedInputStream(socket.getInputStream(), 1 << 16)) {
      byte[] frame = readFrame(in);
      while (frame != null) {
        keep(frame);
        awaitResumed();
        frame = readFrame(in);
      }
    } catch (IOException e) {
      note("(reading ended: " + e.getMessage() + ")");
    } catch (RuntimeException | AssertionError e) {
      synchronized (log) {
        violation = e;
      }
    } finally {
      synchronized (log) {
        ended = true;
        log.notifyAll();
      }
    }
  }

  private void keep(byte[] frame) {
    synchronized (log) {
      log.add("< " + new String(frame, StandardCharsets.UTF_8));
      if (frame.length > 1 << 20) {
        throw new AssertionError("a message of " + frame.length + " bytes");
      }
      ObjectNode message = Json.parse(frame);
      if (message.has("resp_id")) {
        keepResponse(message);
      } else {
        MessageContract.checkPush(message);
        checkDelivery(message);
        boolean isPresence = PRESENCE.contains(message.path("method").asText());
        (isPresence ? presence : pushes).add(message);
      }
      log.notifyAll();
    }
  }

  private void keepResponse(ObjectNode message) {
    if (message.path("resp_id").isNull()) {
      MessageContract.checkResponse("", message);
      anonymous.add(message);
      return;
    }
    long id = message.path("resp_id").asLong(-1);
    MessageContract.checkResponse(asked.getOrDefault(id, ""), message);
    answered.add(id);
    if (message.path("err").asInt() == 900) {
      String method = asked.getOrDefault(id, "");
      if (BEGIN.contains(method)) {
        loggedIn = true;
        pushIds.clear();
        heads.clear();
      } else if (END.contains(method)) {
        loggedIn = false;
      }
    }
    if (responses.put(id, message) != null) {
      throw new AssertionError("answered twice: " + message);
    }
  }

  /** Pushes come to a log-in only, each once, and the messages of a conversation in order. */
  private void checkDelivery(ObjectNode push) {
    String method = push.path("method").asText();
    if (!loggedIn && !UNASKED.contains(method)) {
      throw new AssertionError("a push without a log-in: " + push);
    }
    if (method.equals("FORCED_TO_LOGGED_OFF")) {
      loggedIn = false;
    }
    if (method.equals("STORE_RESET")) {
      heads.clear();
    }
    if (push.path("push_id").isNumber()) {
      lastPushId = push.path("push_id").asLong();
    }
    if (push.path("push_id").isNumber() && !pushIds.add(push.path("push_id").asLong())) {
      throw new AssertionError("pushed twice on one connection: " + push);
    }
    // What is numbered anew after a removal is another conversation under the same name.
    String gone = push.path(method.equals("USER_DELETED") ? "user_id" : "room_id").asText();
    if (method.equals("USER_DELETED") || method.equals("ROOM_REMOVED")) {
      heads.keySet().removeIf(name -> List.of(name.split("\\|", -1)).contains(gone));
    }
    if (method.equals("NEW_ROOM_MESSAGE") || method.equals("NEW_PRIVATE_MESSAGE")) {
      String sender = push.path("sender_id").asText();
      String receiver = push.path("receiver_id").asText();
      String pair =
          sender.compareTo(receiver) < 0 ? sender + "|" + receiver : receiver + "|" + sender;
      String conversation = push.has("room_id") ? push.path("room_id").asText() : pair;
      long seq = push.path("seq").asLong();
      Long before = heads.put(conversation, seq);
      if (before != null && before >= seq) {
        throw new AssertionError("out of order after " + before + ": " + push);
      }
    }
  }

  private void note(String text) {
    synchronized (log) {
      log.add(text);
      log.notifyAll();
    }
  }

  /** Stops reading from the socket after the next message, like a client that hangs. */
  public void pauseReading() {
    synchronized (log) {
      paused = true;
    }
  }

  /** Goes on reading. */
  public void resumeReading() {
    synchronized (log) {
      paused = false;
      log.notifyAll();
    }
  }

  private void awaitResumed() {
    synchronized (log) {
      while (paused) {
        waitOnLog(1000);
      }
    }
  }

  private void waitOnLog(long millis) {
    try {
      log.wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until the look, under the lock, finds something. */
  private ObjectNode await(String what, Duration patience, Look look) {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (log) {
      while (true) {
        if (violation != null) {
          throw new AssertionError(violation.getMessage() + "\n" + history(), violation);
        }
        ObjectNode found = look.take();
        if (found != null) {
          return found;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0 || ended) {
          throw new AssertionError(
              (ended ? "closed instead of " : "no ") + what + "\n" + history());
        }
        waitOnLog(left);
      }
    }
  }

  /** What went over this connection, the newest last. */
  public String history() {
    synchronized (log) {
      List<String> lines = new ArrayList<>();
      for (String line : log.subList(Math.max(0, log.size() - 40), log.size())) {
        lines.add(line.length() > 400 ? line.substring(0, 400) + "..." : line);
      }
      return this + ":\n" + String.join("\n", lines);
    }
  }

  // ---- requests

  /** Sends a request and returns its req_id. */
  public int post(String method, @Nullable Object... fields) {
    return postFields(method, Json.object(fields));
  }

  /** Sends a request with the fields of an object. */
  public int postFields(String method, ObjectNode fields) {
    int id;
    synchronized (log) {
      id = nextRequest++;
    }
    ObjectNode request = Json.object("req_id", id, "method", method);
    request.setAll(fields);
    send(request);
    return id;
  }

  /** Sends this object as it is. */
  public void send(JsonNode request) {
    synchronized (log) {
      JsonNode method = request.path("method");
      asked.put(request.path("req_id").asLong(-1), method.isTextual() ? method.asText() : "");
    }
    String text = Json.text(request);
    note("> " + text);
    sendFrame(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends this text as one message. Its response may be of any method. */
  public void sendText(String text) {
    note("> " + text);
    sendFrame(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes to the socket outside any framing. */
  public void sendBytes(byte[] bytes) {
    try {
      OutputStream out = socket.getOutputStream();
      synchronized (socket) {
        out.write(bytes);
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the response to a request that was posted. */
  public JsonNode answer(int requestId) {
    return answer(requestId, PATIENCE);
  }

  public JsonNode answer(int requestId, Duration patience) {
    return await("response to " + requestId, patience, () -> responses.remove((long) requestId));
  }

  /** Waits for the response to a request that was sent as text, under any req_id. */
  public JsonNode answerTo(long requestId) {
    return await("response to " + requestId, PATIENCE, () -> responses.remove(requestId));
  }

  /** Waits for the next response without a resp_id. */
  public JsonNode anonymousAnswer() {
    return await("response with resp_id null", PATIENCE, anonymous::poll);
  }

  /** The req_ids in the order in which they were answered. */
  public List<Long> answered() {
    synchronized (log) {
      return List.copyOf(answered);
    }
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
    synchronized (log) {
      if (!anonymous.isEmpty()) {
        throw new AssertionError("unexpected " + anonymous + "\n" + history());
      }
    }
  }

  // ---- pushes

  /** The next push, which has to be of this method. */
  public JsonNode push(String method) {
    return push(method, PATIENCE);
  }

  public JsonNode push(String method, Duration patience) {
    ObjectNode push = await("push " + method, patience, pushes::poll);
    if (!push.path("method").asText().equals(method)) {
      throw new AssertionError("expected push " + method + ", got " + push + "\n" + history());
    }
    return push;
  }

  /** The first push of this method, whatever came before it. */
  public JsonNode anyPush(String method) {
    return await(
        "push " + method,
        PATIENCE,
        () -> {
          for (ObjectNode push : pushes) {
            if (push.path("method").asText().equals(method)) {
              pushes.remove(push);
              return push;
            }
          }
          return null;
        });
  }

  /** The next pushes, whatever they are. */
  public List<JsonNode> takePushes(int count) {
    List<JsonNode> found = new ArrayList<>();
    while (found.size() < count) {
      found.add(await("push " + found.size(), PATIENCE, pushes::poll));
    }
    return found;
  }

  /** The next pushes by method, which have to be of these methods, in whatever order. */
  public JsonNode pushes(String... methods) {
    ObjectNode found = Json.object();
    Set<String> wanted = Set.of(methods);
    while (found.size() < wanted.size()) {
      ObjectNode push = await("push of " + wanted, PATIENCE, pushes::poll);
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
    return await("push", PATIENCE, pushes::poll);
  }

  /** Waits for the push that the test lets through and drops everything before it. */
  void dropPushesUntil(String method, String userId) {
    ObjectNode push;
    do {
      push = await("push " + method, PATIENCE, pushes::poll);
    } while (!push.path("method").asText().equals(method)
        || !push.path("user_id").asText().equals(userId));
  }

  /** Acknowledges everything that was pushed to this connection so far (push_ack). */
  public void acknowledgeAll() {
    long newest;
    synchronized (log) {
      newest = lastPushId;
    }
    ok("ACK_PUSH", "push_id", newest);
  }

  /** Waits for a presence push about a user and drops what came before it. */
  public JsonNode presence(String method, String userId) {
    return presence(method, userId, PATIENCE);
  }

  public JsonNode presence(String method, String userId, Duration patience) {
    return await(
        method + " of " + userId,
        patience,
        () -> {
          while (!presence.isEmpty()) {
            ObjectNode push = presence.remove();
            if (push.path("method").asText().equals(method)
                && push.path("user_id").asText().equals(userId)) {
              return push;
            }
          }
          return null;
        });
  }

  /** The presence pushes about a user that have arrived and were not taken yet. */
  public List<JsonNode> presenceSoFar(String userId) {
    synchronized (log) {
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
  }

  /** The pushes that have arrived and were not taken yet. */
  public List<JsonNode> pushesSoFar() {
    synchronized (log) {
      List<JsonNode> found = new ArrayList<>(pushes);
      pushes.clear();
      return found;
    }
  }

  // ---- the end

  /** Waits until the server closes the connection. */
  public void awaitClosed(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (log) {
      while (!ended) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("still open after " + patience + "\n" + history());
        }
        waitOnLog(left);
      }
      if (violation != null) {
        throw new AssertionError(violation);
      }
    }
  }

  /** Requires that the connection is not closed for a time. */
  public void staysOpen(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    synchronized (log) {
      while (!ended) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return;
        }
        waitOnLog(left);
      }
      throw new AssertionError("closed within " + time + "\n" + history());
    }
  }

  public boolean open() {
    synchronized (log) {
      return !ended;
    }
  }

  /** Whether the connection is open and a user is logged in on it. */
  boolean loggedIn() {
    synchronized (log) {
      return loggedIn && !ended && !socket.isClosed();
    }
  }

  /** Whether this connection has seen what the contract forbids. */
  public void check() {
    synchronized (log) {
      if (violation != null) {
        throw new AssertionError(violation.getMessage() + "\n" + history(), violation);
      }
    }
  }

  /** Cuts the connection without a goodbye. */
  @Override
  public void close() {
    try {
      resumeReading();
      socket.close();
    } catch (IOException e) {
      note("(close: " + e.getMessage() + ")");
    }
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "@" + socket.getLocalPort();
  }
}
