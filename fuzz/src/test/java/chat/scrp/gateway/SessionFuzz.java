package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.GoldenRequests.Golden;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Login;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.ErrorResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.ServiceCall;
import chat.scrp.services.dispatch.SessionChange;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The state of a connection. Three bytes of the input are one request (method, which of its golden
 * cases, what its service does with it), all sent at once. Each is answered once, with what a model
 * of the log-in says; no service is asked by somebody who may not.
 */
class SessionFuzz {
  private static final int BYTES = 3;
  private static final int MOST = 150;
  private static final Set<Method> SENDS =
      Set.of(Method.SEND_ROOM_MESSAGE, Method.SEND_PRIVATE_MESSAGE, Method.SEND_TYPING);
  private static final GoldenRequests GOLDEN = new GoldenRequests();
  private static final AtomicLong USERS = new AtomicLong();

  /** What services are to do, in the order of the calls that change state, and of the others. */
  private static final Map<Method, Queue<Integer>> PLANS = new ConcurrentHashMap<>();

  private static final Queue<String> WRONG = new ConcurrentLinkedQueue<>();
  private static Complaints complaints = new Complaints();
  private static GatewayFixture fixture;

  @BeforeAll
  static void start() {
    complaints = Complaints.listen();
    fixture = new GatewayFixture();
    for (Method method : Method.values()) {
      fixture.services.answers.put(method, SessionFuzz::serve);
    }
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  /** One request, with the answer that is due. */
  private record Asked(long id, Method method, int expected) {}

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] data) throws Exception {
    PLANS.clear();
    WRONG.clear();
    fixture.services.calls.clear();
    fixture.services.closed.clear();
    StringBuilder sent = new StringBuilder();
    List<Asked> asked = new ArrayList<>();
    boolean loggedIn = false;
    for (int i = 0; i + BYTES <= data.length && asked.size() < MOST; i += BYTES) {
      Method[] methods = Method.values();
      Method method = methods[(data[i] & 0xFF) % methods.length];
      Golden golden = GOLDEN.of(method, data[i + 1] & 0xFF);
      int plan = data[i + 2] & 0xFF;
      int refused = refused(golden, loggedIn);
      boolean here = method == Method.ACK_PUSH;
      int expected = refused != 0 ? refused : here ? 900 : error(plan).number();
      asked.add(new Asked(asked.size(), method, expected));
      sent.append(golden.text(asked.size() - 1)).append('\n');
      if (refused == 0 && !here) {
        PLANS.computeIfAbsent(method, m -> new ConcurrentLinkedQueue<>()).add(plan);
        loggedIn = after(method, plan, loggedIn);
      }
    }
    if (!asked.isEmpty()) {
      compare(asked, answers(sent.toString(), asked.size()));
    }
    assertTrue(WRONG.isEmpty(), WRONG::toString);
    complaints.none();
  }

  /** The smallest of what its fields and the state of the connection say; 0 where nothing. */
  private static int refused(Golden golden, boolean loggedIn) {
    Method method = Method.byName(golden.request().path("method").asText());
    int state = 0;
    if (method != null && method.login() == Login.REQUIRED && !loggedIn) {
      state = 250;
    } else if (loggedIn && (method == Method.LOG_IN || method == Method.RESUME_SESSION)) {
      state = 251;
    }
    return state == 0 || golden.error() == 0
        ? state + golden.error()
        : Math.min(state, golden.error());
  }

  private static ErrorCode error(int plan) {
    return switch (plan % 8) {
      case 0 -> ErrorCode.SERVICE_UNAVAILABLE;
      case 1 -> ErrorCode.RATE_LIMITED;
      default -> ErrorCode.SUCCESS;
    };
  }

  private static boolean after(Method method, int plan, boolean before) {
    if (error(plan) != ErrorCode.SUCCESS) {
      return before;
    }
    return switch (method) {
      case LOG_IN, RESUME_SESSION -> true;
      case LOG_OUT, DELETE_USER -> false;
      default -> before;
    };
  }

  private static Future<Outcome> serve(ServiceCall call) {
    Method method = call.method();
    boolean mayAsk =
        switch (method.login()) {
          case REQUIRED -> call.caller() != null;
          default ->
              call.caller() == null || (method != Method.LOG_IN && method != Method.RESUME_SESSION);
        };
    Queue<Integer> plans = PLANS.get(method);
    Integer plan = plans == null ? null : plans.poll();
    if (!mayAsk || plan == null) {
      WRONG.add(method + " was handed on");
      return Future.succeededFuture(new Outcome(ErrorCode.UNKNOWN, new Done(), null));
    }
    Outcome outcome = outcome(call, plan);
    return plan < 128 ? Future.succeededFuture(outcome) : later(outcome);
  }

  private static Outcome outcome(ServiceCall call, int plan) {
    ErrorCode error = error(plan);
    if (error != ErrorCode.SUCCESS) {
      return new Outcome(
          error, new ErrorResponse(error == ErrorCode.RATE_LIMITED ? 7L : null, null), null);
    }
    return new Outcome(error, new Done(), change(call, plan));
  }

  private static @Nullable SessionChange change(ServiceCall call, int plan) {
    return switch (call.method()) {
      case LOG_IN, RESUME_SESSION -> {
        long user = USERS.incrementAndGet();
        String connection = call.origin().connection();
        yield new SessionChange.LoggedIn(
            new Caller(user, "user" + user, "s" + user, connection), plan % 3 == 0);
      }
      case LOG_OUT, DELETE_USER -> new SessionChange.LoggedOff();
      default -> null;
    };
  }

  private static Future<Outcome> later(Outcome outcome) {
    Promise<Outcome> promise = Promise.promise();
    fixture.vertx.runOnContext(v -> promise.complete(outcome));
    return promise.future();
  }

  private static List<JsonNode> answers(String sent, int count) throws Exception {
    List<JsonNode> answers = new ArrayList<>();
    try (Peer peer = new Peer(fixture.tcpPort())) {
      peer.sendRaw(sent.getBytes(StandardCharsets.UTF_8));
      peer.endOutput();
      for (int i = 0; i < count; i++) {
        answers.add(GoldenRequests.JSON.readTree(peer.receiveLine()));
      }
      assertTrue(peer.isEnded(), "more than was asked for");
    }
    return answers;
  }

  private static void compare(List<Asked> asked, List<JsonNode> answers) {
    Set<Long> seen = new HashSet<>();
    long lastChange = -1;
    for (JsonNode answer : answers) {
      long id = answer.path("resp_id").asLong(-1);
      assertTrue(seen.add(id), "answered twice");
      Asked request = asked.get((int) id);
      assertEquals(request.expected(), answer.path("err").asInt(), request::toString);
      assertEquals(request.expected() == 420, answer.has("retry_after_ms"), request::toString);
      if (request.method().changesState() || SENDS.contains(request.method())) {
        assertFalse(id < lastChange, "out of order");
        lastChange = id;
      }
    }
  }
}
