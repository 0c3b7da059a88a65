package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.DecodedRequest;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.UserMode;
import chat.scrp.protocol.model.UserObject;
import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.response.GetUserResponse;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebSocketConnectorTest {
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
  private final RecordingListener told = new RecordingListener();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        await(
            vertx
                .createHttpServer(
                    new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .addWebSocketSubProtocol("scrp"))
                .webSocketHandler(this::answerUsers)
                .listen()
                .toCompletionStage());
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close().toCompletionStage());
  }

  @Test
  void callsOverTextMessagesAndComesBack() throws Exception {
    ScrpClient client = client("ws://127.0.0.1:" + server.actualPort());
    await(client.connect());
    ServerWebSocket first = sockets.poll(10, TimeUnit.SECONDS);
    assertEquals("/scrp", first.path());
    assertEquals("scrp", first.subProtocol());
    assertNull(first.headers().get("Origin"));

    CompletionStage<GetUserResponse> answer = client.call(new GetUser("bob"));
    assertEquals("Böb 😀", await(answer).user().userNickname());

    await(first.close().toCompletionStage());
    CompletionStage<GetUserResponse> again = client.call(new GetUser("amy"));
    assertEquals("amy", await(again).user().userId());
    await(client.close());
  }

  @Test
  void failsToConnectWhereNobodyListens() throws Exception {
    int port = server.actualPort();
    await(server.close().toCompletionStage());
    ClientOptions options = ClientOptions.of("ws://127.0.0.1:" + port).withReconnect(false);
    ScrpClient client = ScrpClient.create(vertx, options, told);
    ExecutionException e = assertThrows(ExecutionException.class, () -> await(client.connect()));
    assertInstanceOf(NoAnswerException.class, e.getCause());
  }

  private void answerUsers(ServerWebSocket socket) {
    sockets.add(socket);
    socket.textMessageHandler(
        text -> {
          DecodedRequest request = Codec.decodeRequest(text.getBytes(StandardCharsets.UTF_8));
          UserObject user =
              new UserObject(
                  ((GetUser) request.request()).userId(), "Böb 😀", "", 0, 0, UserMode.ONLINE);
          byte[] answer =
              Codec.encodeResponse(request.reqId(), ErrorCode.SUCCESS, new GetUserResponse(user));
          socket
              .writeTextMessage(new String(answer, StandardCharsets.UTF_8))
              .onFailure(socketGone -> sockets.remove(socket));
        });
  }

  private ScrpClient client(String address) {
    return ScrpClient.create(vertx, ClientOptions.of(address), told);
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
