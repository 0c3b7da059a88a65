package chat.scrp.gateway.management;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.MalformedFrameException;
import chat.scrp.services.admin.AdminAnswer;
import chat.scrp.services.admin.AdminArguments;
import chat.scrp.services.admin.AdminCall;
import chat.scrp.services.admin.AdminCommand;
import chat.scrp.services.dispatch.Bus;
import chat.scrp.services.dispatch.EventLoops;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /admin/COMMAND} with a JSON object: looks at the token, hands the command on over the
 * event bus, and writes a line to the audit log about each, refused ones too.
 */
final class AdminApi {
  static final String PATH = "/admin/";

  private static final System.Logger AUDIT = System.getLogger("chat.scrp.audit");
  private static final String BEARER = "Bearer ";

  /** Answered here: it is about the replica itself. */
  private static final String DIAGNOSIS = "diagnosis";

  private static final int LONGEST_BODY = 16 << 10;

  private final Vertx vertx;
  private final EventLoops loops;
  private final byte @Nullable [] token;
  private final DeliveryOptions options;
  private final Supplier<Diagnosis> diagnosis;

  /**
   * @param token what has to be shown; null: nobody may do anything
   * @param patience how long a command may take
   */
  AdminApi(
      Vertx vertx,
      EventLoops loops,
      @Nullable String token,
      Duration patience,
      Supplier<Diagnosis> diagnosis) {
    this.vertx = vertx;
    this.loops = loops;
    this.token = token == null ? null : digest(token);
    this.options = new DeliveryOptions().setLocalOnly(true).setSendTimeout(patience.toMillis());
    this.diagnosis = diagnosis;
  }

  /** One request on its way. */
  private record Asked(HttpServerRequest request, String command, String token) {}

  /**
   * Answers one request.
   *
   * @param path of it, which begins with {@link #PATH}
   */
  void handle(HttpServerRequest request, String path) {
    String command = path.substring(PATH.length());
    Asked asked = new Asked(request, command, shown(request));
    AdminAnswer refusal = refusal(asked);
    if (refusal == null) {
      read(asked);
    } else {
      answer(asked, "-", refusal);
    }
  }

  private @Nullable AdminAnswer refusal(Asked asked) {
    if (token == null) {
      return AdminAnswer.refusal(403, "this server has no token: set SCRP_MANAGEMENT_TOKEN_FILE");
    }
    // A browser sends it with every POST: no page of anybody has any business here.
    if (asked.request().getHeader(HttpHeaders.ORIGIN) != null) {
      return AdminAnswer.refusal(403, "not from a browser");
    }
    if (!asked.token().equals("valid")) {
      return AdminAnswer.refusal(401, "the token is " + (isMissing(asked) ? "missing" : "wrong"));
    }
    if (!asked.command().equals(DIAGNOSIS) && AdminCommand.of(asked.command()) == null) {
      return AdminAnswer.refusal(404, "no such command");
    }
    return asked.request().method().equals(HttpMethod.POST)
        ? null
        : AdminAnswer.refusal(405, "expected: POST");
  }

  private static boolean isMissing(Asked asked) {
    return asked.token().equals("none");
  }

  private String shown(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(BEARER)) {
      return "none";
    }
    // Digests have one length, so that the time says nothing of the token.
    byte[] given = digest(header.substring(BEARER.length()));
    return token != null && MessageDigest.isEqual(given, token) ? "valid" : "wrong";
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(Asked asked) {
    Buffer body = Buffer.buffer();
    HttpServerRequest request = asked.request();
    request.handler(
        bytes -> {
          if (body.length() <= LONGEST_BODY) {
            body.appendBuffer(bytes);
          }
        });
    request.endHandler(end -> carryOut(asked, body));
  }

  private void carryOut(Asked asked, Buffer body) {
    if (body.length() > LONGEST_BODY) {
      answer(asked, "-", AdminAnswer.refusal(413, "too much"));
      return;
    }
    AdminCommand command = AdminCommand.of(asked.command());
    if (command == null) {
      answer(asked, "-", new AdminAnswer(200, diagnosis.get()));
      return;
    }
    AdminArguments arguments = arguments(body);
    if (arguments == null) {
      answer(asked, "-", AdminAnswer.refusal(400, "expected: a JSON object"));
      return;
    }
    call(new AdminCall(command, arguments))
        .onSuccess(done -> answer(asked, arguments.subject(), done));
  }

  private static @Nullable AdminArguments arguments(Buffer body) {
    if (body.length() == 0 || body.getByte(0) != '{') {
      return null;
    }
    try {
      return Codec.decode(body.getBytes(), AdminArguments.class);
    } catch (MalformedFrameException e) {
      return null;
    }
  }

  /** Never fails. */
  private Future<AdminAnswer> call(AdminCall call) {
    return vertx
        .eventBus()
        .<AdminAnswer>request(Bus.address(Bus.ADMIN, loops.current()), call, options)
        .map(Message::body)
        .otherwise(
            late ->
                AdminAnswer.refusal(503, "no answer in time; it is unknown whether it was done"));
  }

  private static void answer(Asked asked, String subject, AdminAnswer answer) {
    HttpServerRequest request = asked.request();
    String result = answer.body() instanceof AdminAnswer.Refusal refusal ? refusal.error() : "done";
    String address = request.remoteAddress().hostAddress();
    AUDIT.log(
        System.Logger.Level.INFO,
        "{0}",
        new AuditLine(address, asked.token(), asked.command(), subject, answer.status(), result));
    if (answer.status() == 401) {
      request.response().putHeader("WWW-Authenticate", "Bearer");
    }
    request
        .response()
        .setStatusCode(answer.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(Buffer.buffer(Codec.encode(answer.body())));
  }
}
