package chat.scrp.verifier.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.client.FrameConnection;
import chat.scrp.verifier.history.History;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecorderTest {
  private static final URI REPLICA = URI.create("scrp+line://127.0.0.1:42015");

  @TempDir private Path folder;
  private final ClientLoop loop = new ClientLoop();
  private History history;
  private Scene scene;
  private Recorder recorder;

  @BeforeEach
  void begin() throws IOException {
    history = new History(folder.resolve("history.jsonl"));
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 42015);
    scene = new Scene(loop, history, List.of(new Server(address, address)), 1);
    recorder = new Recorder(scene, "ann", new Slowness(loop));
  }

  @AfterEach
  void end() {
    loop.close();
    history.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void writesEachConnectionUnderANumberOfItsOwn() throws IOException {
    recorder.connecting(REPLICA);
    recorder.sent(bytes("{\"req_id\":1}"));
    recorder.received(bytes("{\"push_id\":1,\"text\":\"ä\"}"));
    recorder.received(bytes("{\"resp_id\":1,\"err\":503}"));
    recorder.closed("gone");
    recorder.connecting(REPLICA);
    history.close();

    List<String> events = new ArrayList<>();
    History.read(
        folder.resolve("history.jsonl"),
        event -> events.add(event.connection() + event.user() + event.kind() + " " + event.text()));
    assertEquals(
        List.of(
            "1annOPEN LINE 127.0.0.1:42015",
            "1annSENT {\"req_id\":1}",
            "1annGOT {\"push_id\":1,\"text\":\"ä\"}",
            "1annGOT {\"resp_id\":1,\"err\":503}",
            "1annCLOSED gone",
            "2annOPEN LINE 127.0.0.1:42015"),
        events);
    assertEquals(1, scene.counters.pushes.get());
    assertEquals(1, scene.counters.unavailable.get());
  }

  /** Notes what is done to its reading. */
  private static final class Connection implements FrameConnection {
    private final BlockingQueue<String> acts = new LinkedBlockingQueue<>();

    @Override
    public void send(byte[] frame) {
      acts.add("send");
    }

    @Override
    public void pause() {
      acts.add("pause");
    }

    @Override
    public void resume() {
      acts.add("resume");
    }

    @Override
    public void close() {
      acts.add("close");
    }

    @Override
    public void cut() {
      acts.add("cut");
    }

    String next() throws InterruptedException {
      return String.valueOf(acts.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void readsALittleAtATimeOrNothing() throws InterruptedException {
    Connection connection = new Connection();
    recorder.connecting(REPLICA);
    recorder.connected(connection);
    loop.run(
        () -> {
          recorder.readSlowly(60_000);
          recorder.received(bytes("x".repeat(250)));
        });
    assertEquals("resume", connection.next());
    assertEquals("pause", connection.next());
    assertEquals("resume", connection.next(), "when the 250 bytes are paid for");
    loop.run(() -> recorder.closed("gone"));

    Connection stuck = new Connection();
    loop.run(
        () -> {
          recorder.connected(stuck);
          recorder.stopReading(50);
        });
    assertEquals("pause", stuck.next());
    assertEquals("resume", stuck.next());
  }
}
