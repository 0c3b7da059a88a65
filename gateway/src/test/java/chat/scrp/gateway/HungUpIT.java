package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.Method;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.internal.http.WebSocketInternal;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A server that stood still writes to a connection whose client has long gone: nothing of that was
 * delivered.
 */
class HungUpIT {
  private static final String LOG_IN =
      "{\"req_id\":1,\"method\":\"LOG_IN\",\"user_id\":\"a\",\"user_password\":\"secret\"}";
  private static final String TIME = "{\"req_id\":2,\"method\":\"GET_TIME\"}";

  private final CountDownLatch standing = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** Has loops of its own: those of the server stand still. */
  private final Vertx vertx = Vertx.vertx();

  /** Kept here, because Vert.x closes a client that nothing refers to. */
  private final WebSocketClient client = vertx.createWebSocketClient();

  private GatewayFixture fixture;

  @BeforeEach
  void start() {
    fixture = new GatewayFixture();
    fixture.services.always = 1;
    fixture.services.answers.put(
        Method.GET_TIME,
        call -> {
          standing.countDown();
          await(goOn);
          return FakeServices.succeed(call);
        });
  }

  @AfterEach
  void stop() {
    fixture.close();
    GatewayFixture.await(client.close());
    GatewayFixture.await(vertx.close());
  }

  @Test
  void givesTheNextConnectionWhatAGoneOneWasWritten() throws Exception {
    Peer gone = loggedIn();
    awaitLive();
    gone.send(TIME);
    await(standing);
    gone.close();
    messageMeanwhile();

    expectMessage();
  }

  @Test
  void givesTheNextConnectionWhatAGoneWebSocketWasWritten() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    WebSocket gone = GatewayFixture.await(client.connect(fixture.httpPort(), "127.0.0.1", "/scrp"));
    gone.textMessageHandler(received::add);
    GatewayFixture.await(gone.writeTextMessage(LOG_IN));
    assertTrue(
        String.valueOf(received.poll(10, TimeUnit.SECONDS))
            .startsWith("{\"resp_id\":1,\"err\":900"));
    awaitLive();
    GatewayFixture.await(gone.writeTextMessage(TIME));
    await(standing);
    // Without a close frame, as a process that ends.
    ((WebSocketInternal) gone).channelHandlerContext().channel().close().sync();
    messageMeanwhile();

    expectMessage();
  }

  private void awaitLive() {
    Until.isTrue("pushes come", () -> fixture.services.subscribed.contains("u:1"));
  }

  private void messageMeanwhile() throws Exception {
    fixture.services.message(1, "hello");
    CountDownLatch published = new CountDownLatch(1);
    fixture.services.subscriberContext().runOnContext(v -> published.countDown());
    // Where both share a loop, the publish waits behind what stands still, and comes first then.
    boolean apart = published.await(200, TimeUnit.MILLISECONDS);
    goOn.countDown();
    assertTrue(apart || published.await(10, TimeUnit.SECONDS));
    Until.isTrue("the connection is gone", () -> !fixture.services.closed.isEmpty());
  }

  private void expectMessage() throws IOException {
    try (Peer next = loggedIn()) {
      String push = next.receive();
      assertTrue(push.contains("hello"), push);
    }
  }

  private Peer loggedIn() throws IOException {
    Peer peer = new Peer(fixture.tcpPort());
    peer.send(LOG_IN);
    assertTrue(peer.receive().startsWith("{\"resp_id\":1,\"err\":900"));
    return peer;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
