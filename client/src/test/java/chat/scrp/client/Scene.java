package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.client.FakeServer.Asked;
import chat.scrp.client.FakeServer.Peer;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.request.LogIn;
import chat.scrp.protocol.response.LogInResponse;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A client and the server that a test plays. */
final class Scene implements BeforeEachCallback, AfterEachCallback {
  final Vertx vertx = Vertx.vertx();
  final RecordingListener told = new RecordingListener();
  final FakeServer server = startServer();
  private @Nullable ScrpClient client;

  private static FakeServer startServer() {
    try {
      return new FakeServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    use(options(), told);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    await(client().close());
    server.close();
    await(vertx.close().toCompletionStage());
  }

  ScrpClient client() {
    return Objects.requireNonNull(client);
  }

  ClientOptions options() {
    return ClientOptions.of("scrp://127.0.0.1:" + server.port());
  }

  /** Goes on with another client. */
  void use(ScrpClient other) {
    client = other;
  }

  /** Goes on with a client whose chance is always 0, which leaves no pauses between attempts. */
  void use(ClientOptions options, ScrpListener listener) {
    use(ScrpClient.create(vertx, options, listener, new FrameTap() {}, () -> 0));
  }

  Peer connect() throws Exception {
    CompletionStage<Void> connected = client().connect();
    Peer peer = server.peer();
    await(connected);
    return peer;
  }

  Peer logIn(boolean pushAck) throws Exception {
    Peer peer = connect();
    CompletionStage<LogInResponse> loggedIn = client().logIn("bob", "secret");
    Asked<LogIn> request = peer.request(LogIn.class);
    assertEquals(new LogIn("bob", "secret", pushAck), request.request());
    request.answer(session("t1"));
    await(loggedIn);
    return peer;
  }

  static LogInResponse session(String token) {
    return new LogInResponse("s1", token, 1_790_009_999, "e1");
  }

  static NewRoomMessage message(long seq, String text) {
    return new NewRoomMessage(100 + seq, seq, "attic", "amy", text, false);
  }

  static MessageObject stored(long seq, String text, @Nullable String clientMessageId) {
    String sender = clientMessageId == null ? "amy" : "bob";
    return new MessageObject(
        100 + seq, seq, 0, sender, text, "attic", null, null, false, Map.of(), clientMessageId);
  }

  static ReceiveMessageResponse page(boolean more, MessageObject... messages) {
    return new ReceiveMessageResponse(List.of(messages), more, 9L, 0L, 1L);
  }

  static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  static Throwable failure(CompletionStage<?> stage) {
    ExecutionException e = assertThrows(ExecutionException.class, () -> await(stage));
    Throwable cause = e.getCause();
    assertNotNull(cause);
    return cause;
  }

  static void awaitOnLoop(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
