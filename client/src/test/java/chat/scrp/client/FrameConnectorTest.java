package chat.scrp.client;

import static chat.scrp.client.Scene.await;
import static chat.scrp.client.Scene.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw connections to servers that send back every byte. */
@Timeout(60)
class FrameConnectorTest {
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<NetSocket> sockets = new LinkedBlockingQueue<>();
  private final BlockingQueue<ServerWebSocket> webSockets = new LinkedBlockingQueue<>();
  private final Receiver receiver = new Receiver();
  private FrameConnector connector;
  private NetServer tcp;
  private HttpServer http;

  private static final class Receiver implements FrameReceiver {
    final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    final BlockingQueue<ConnectionEnd> ends = new LinkedBlockingQueue<>();

    @Override
    public void frame(byte[] frame) {
      frames.add(new String(frame, StandardCharsets.UTF_8));
    }

    @Override
    public void closed(ConnectionEnd end) {
      ends.add(end);
    }

    String next() throws InterruptedException {
      return taken(frames);
    }

    ConnectionEnd end() throws InterruptedException {
      return taken(ends);
    }
  }

  private static <T> T taken(BlockingQueue<T> queue) throws InterruptedException {
    T item = queue.poll(10, TimeUnit.SECONDS);
    assertNotNull(item, "nothing came");
    return item;
  }

  @BeforeEach
  void start() throws Exception {
    connector = FrameConnector.create(vertx, ClientOptions.of("scrp://127.0.0.1"));
    tcp =
        await(
            vertx
                .createNetServer()
                .connectHandler(this::sendBack)
                .listen(0, "127.0.0.1")
                .toCompletionStage());
    http =
        await(
            vertx
                .createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("scrp"))
                .webSocketHandler(this::sendBack)
                .listen(0, "127.0.0.1")
                .toCompletionStage());
  }

  @AfterEach
  void stop() throws Exception {
    await(connector.close());
    await(vertx.close().toCompletionStage());
  }

  private void sendBack(NetSocket socket) {
    sockets.add(socket);
    socket.handler(
        bytes -> {
          var unused = socket.write(bytes);
        });
  }

  private void sendBack(ServerWebSocket socket) {
    webSockets.add(socket);
    socket.textMessageHandler(
        text -> {
          var unused = socket.writeTextMessage(text);
        });
  }

  private FrameConnection connect(String kind) throws Exception {
    return connect(kind, receiver);
  }

  private FrameConnection connect(String kind, Receiver to) throws Exception {
    int port = kind.equals("ws") ? http.actualPort() : tcp.actualPort();
    return await(connector.connect(URI.create(kind + "://127.0.0.1:" + port), to));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scrp", "scrp+line", "ws"})
  void carriesWholeFrames(String kind) throws Exception {
    FrameConnection connection = connect(kind);
    connection.send(bytes("{\"x\":\"Böb 😀\"}"));
    connection.send(bytes("{}"));
    assertEquals("{\"x\":\"Böb 😀\"}", receiver.next());
    assertEquals("{}", receiver.next());
    connection.close();
    assertNull(receiver.end().cause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scrp", "scrp+line", "ws"})
  void cutsAtOnceAndTellsIt(String kind) throws Exception {
    FrameConnection connection = connect(kind);
    connection.cut();
    assertNull(receiver.end().cause());
    connection.send(bytes("{}"));
    connection.cut();
    assertTrue(receiver.frames.isEmpty());
    assertTrue(receiver.ends.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scrp", "ws"})
  void readsNothingMoreWhilePaused(String kind) throws Exception {
    FrameConnection connection = connect(kind);
    connection.send(bytes("{}"));
    receiver.next();
    connection.pause();
    String much = "x".repeat(50_000);
    for (int i = 0; i < 400; i++) {
      connection.send(bytes("{\"i\":" + i + ",\"x\":\"" + much + "\"}"));
    }
    // A second connection is served meanwhile; what the paused one got by then is a small part.
    Receiver other = new Receiver();
    FrameConnection quick = connect(kind, other);
    quick.send(bytes("{}"));
    other.next();
    assertTrue(receiver.frames.size() < 200, receiver.frames.size() + " frames");
    connection.resume();
    for (int i = 0; i < 400; i++) {
      assertTrue(receiver.next().startsWith("{\"i\":" + i + ","));
    }
  }

  @Test
  void tellsTheCloseCode() throws Exception {
    connect("ws");
    var unused = taken(webSockets).close((short) 4001);
    assertEquals(4001, receiver.end().closeCode());
  }

  @Test
  void refusesABinaryMessage() throws Exception {
    connect("ws");
    var unused = taken(webSockets).writeBinaryMessage(Buffer.buffer("{}"));
    assertInstanceOf(ProtocolException.class, receiver.end().cause());
    assertTrue(receiver.frames.isEmpty());
  }

  @Test
  void refusesAFrameThatIsTooLong() throws Exception {
    connect("scrp");
    var unused = taken(sockets).write(Buffer.buffer().appendInt(Integer.MAX_VALUE));
    assertInstanceOf(ProtocolException.class, receiver.end().cause());
  }

  @Test
  void tellsThatAFrameHadNoEnd() throws Exception {
    connect("scrp");
    var unused = taken(sockets).end(Buffer.buffer().appendInt(5).appendString("{"));
    assertEquals("the connection ended within a frame", receiver.end().why());
  }

  @Test
  void failsWhereNobodyListens() throws Exception {
    int port = tcp.actualPort();
    await(tcp.close().toCompletionStage());
    URI nobody = URI.create("scrp://127.0.0.1:" + port);
    assertInstanceOf(ConnectException.class, failure(connector.connect(nobody, receiver)));
    assertTrue(receiver.ends.isEmpty());
  }
}
