package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebSocketIT {
  private static final String BAD = "{\"resp_id\":null,\"err\":233}";
  private static final String END = "closed ";
  private static GatewayFixture fixture;
  private static WebSocketClient client;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  @BeforeAll
  static void start() {
    fixture = new GatewayFixture();
    client =
        fixture.vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxFrameSize(1 << 22).setMaxMessageSize(1 << 22));
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  private static WebSocketConnectOptions options() {
    return new WebSocketConnectOptions()
        .setHost("127.0.0.1")
        .setPort(fixture.httpPort())
        .setURI("/scrp");
  }

  private WebSocket connect(WebSocketConnectOptions options) {
    WebSocket socket = GatewayFixture.await(client.connect(options));
    socket.textMessageHandler(received::add);
    socket.closeHandler(v -> received.add(END + socket.closeStatusCode()));
    return socket;
  }

  private String next() throws InterruptedException {
    String text = received.poll(5, TimeUnit.SECONDS);
    return text == null ? "nothing" : text;
  }

  @Test
  void answersTextMessages() throws Exception {
    WebSocket socket = connect(options().addSubProtocol("scrp"));
    assertEquals("scrp", socket.subProtocol());
    GatewayFixture.await(socket.writeTextMessage("{\"req_id\":7,\"method\":\"GET_TIME\"}"));
    assertEquals("{\"resp_id\":7,\"err\":900}", next());
    GatewayFixture.await(socket.close());
  }

  @Test
  void joinsFragments() throws Exception {
    WebSocket socket = connect(options());
    GatewayFixture.await(socket.writeFrame(WebSocketFrame.textFrame("{\"req_id\":8,", false)));
    GatewayFixture.await(socket.writePing(Buffer.buffer("x")));
    GatewayFixture.await(
        socket.writeFrame(
            WebSocketFrame.continuationFrame(Buffer.buffer("\"method\":\"GET_TIME\"}"), true)));
    assertEquals("{\"resp_id\":8,\"err\":900}", next());
    GatewayFixture.await(socket.close());
  }

  @Test
  void closesAfterABinaryMessage() throws Exception {
    WebSocket socket = connect(options());
    GatewayFixture.await(socket.writeBinaryMessage(Buffer.buffer("{}")));
    assertEquals(END + 1003, next());
  }

  @Test
  void closesAfterInvalidUtf8() throws Exception {
    WebSocket socket = connect(options());
    Buffer text = Buffer.buffer(new byte[] {'"', (byte) 0xC3, '"'});
    GatewayFixture.await(socket.writeFrame(WebSocketFrame.textFrame("x", false)));
    GatewayFixture.await(socket.writeFrame(WebSocketFrame.continuationFrame(text, true)));
    assertEquals(END + 1007, next());
  }

  @Test
  void answers233AndClosesWith1009WhenAFrameIsTooLong() throws Exception {
    WebSocket socket = connect(options());
    socket.writeTextMessage("x".repeat(3_000_000));
    assertEquals(BAD, next());
    assertEquals(END + 1009, next());
  }

  @Test
  void answers233AndClosesWith1009WhenFragmentsAreTooLong() throws Exception {
    WebSocket socket = connect(options());
    GatewayFixture.await(socket.writeFrame(WebSocketFrame.textFrame("x".repeat(40_000), false)));
    GatewayFixture.await(
        socket.writeFrame(
            WebSocketFrame.continuationFrame(Buffer.buffer("x".repeat(40_000)), true)));
    assertEquals(BAD, next());
    assertEquals(END + 1009, next());
  }

  @Test
  void takesAMessageOfTheLargestSize() throws Exception {
    WebSocket socket = connect(options());
    String head = "{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":\"";
    GatewayFixture.await(
        socket.writeTextMessage(head + "x".repeat(65_536 - head.length() - 2) + "\"}"));
    assertEquals("{\"resp_id\":1,\"err\":900}", next());
    GatewayFixture.await(socket.close());
  }

  @Test
  void compressesNothing() {
    WebSocketClientOptions offering =
        new WebSocketClientOptions().setTryUsePerMessageCompression(true);
    WebSocketClient offers = fixture.vertx.createWebSocketClient(offering);

    WebSocket socket = GatewayFixture.await(offers.connect(options()));

    assertFalse(socket.headers().contains("Sec-WebSocket-Extensions"));
    GatewayFixture.await(socket.close());
    GatewayFixture.await(offers.close());
  }

  @Test
  void acceptsTheOwnOrigin() {
    GatewayFixture.await(
        connect(options().addHeader("Origin", "http://127.0.0.1:" + fixture.httpPort())).close());
  }

  @Test
  void refusesAnotherOriginWith403() {
    WebSocketConnectOptions foreign = options().addHeader("Origin", "http://example.org");
    assertEquals(403, refusal(foreign));
    assertEquals(403, refusal(options().addHeader("Origin", "null")));
    String otherScheme = "https://127.0.0.1:" + fixture.httpPort();
    assertEquals(403, refusal(options().addHeader("Origin", otherScheme)));
  }

  @Test
  void refusesOtherPathsWith404() {
    assertEquals(404, refusal(options().setURI("/other")));
  }

  private static int refusal(WebSocketConnectOptions options) {
    Throwable thrown =
        assertThrows(Throwable.class, () -> client.connect(options).await(5, TimeUnit.SECONDS));
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return assertInstanceOf(UpgradeRejectedException.class, cause).getStatus();
  }
}
