package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.client.ClientOptions;
import chat.scrp.client.ConnectionEnd;
import chat.scrp.client.FrameConnection;
import chat.scrp.client.FrameConnector;
import chat.scrp.client.FrameReceiver;
import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ClientWire;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * All connections of a replica that was killed resume at once on the other one. By hand with {@code
 * -Dstorm.connections=10000 -Dstorm.slack=1}.
 */
@Tag("alone")
class ResumeStormIT {
  private static final int CONNECTIONS = Integer.getInteger("storm.connections", 2000);

  /** How many times slower a machine may be that does other things besides. */
  private static final int SLACK = Integer.getInteger("storm.slack", 3);

  private static final int MEMBERS = 100;
  private static final double ALL_BACK_SECONDS = 20 * SLACK;
  private static final double P99_MS = 500 * SLACK;

  private static final FrameConnector CONNECTOR =
      ClientWire.connector(ClientOptions.of("scrp://localhost"));

  @RegisterExtension static final RealRedis REDIS = new RealRedis("--appendfsync", "always");

  /** Drops the pushes, of which there are very many. */
  private static final class Line implements FrameReceiver, AutoCloseable {
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final FrameConnection connection;

    Line(ServerProcess server) {
      connection =
          CONNECTOR.connect(Transport.LINE.address(server), this).toCompletableFuture().join();
    }

    @Override
    public void frame(byte[] frame) {
      String text = new String(frame, StandardCharsets.UTF_8);
      if (!text.startsWith("{\"push_id\"")) {
        answers.add(text);
      }
    }

    @Override
    public void closed(ConnectionEnd end) {
      answers.add("{\"closed\":\"" + end.why() + "\"}");
    }

    void post(String method, @Nullable Object... fields) {
      var request = Json.object("req_id", 1, "method", method);
      request.setAll(Json.object(fields));
      connection.send(Json.text(request).getBytes(StandardCharsets.UTF_8));
    }

    /** The next answer, which has to be 900. */
    JsonNode ok() throws InterruptedException {
      String line = answers.poll(60, TimeUnit.SECONDS);
      JsonNode answer = Json.parse(Objects.requireNonNull(line, "no answer"));
      assertEquals(900, answer.path("err").asInt(), line);
      return answer;
    }

    JsonNode call(String method, @Nullable Object... fields) throws InterruptedException {
      post(method, fields);
      return ok();
    }

    @Override
    public void close() {
      connection.cut();
    }
  }

  private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());

  private interface Work {
    void run(int number) throws InterruptedException;
  }

  private static void parallel(int count, Work work) {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      all.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  work.run(number);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                  throw new IllegalStateException("connection " + number, e);
                }
              },
              threads));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    threads.shutdown();
  }

  private String[] fill(ServerProcess server, List<String> rooms) {
    String[] tokens = new String[CONNECTIONS];
    parallel(
        CONNECTIONS,
        number -> {
          Line line = new Line(server);
          lines.add(line);
          String id = Cast.unique("storm");
          line.call(
              "SIGN_UP", "user_id", id, "user_password", Cast.PASSWORD, "user_nickname", "Nick");
          JsonNode in = line.call("LOG_IN", "user_id", id, "user_password", Cast.PASSWORD);
          tokens[number] = in.path("session_token").asText();
          line.call("ENTER_ROOM", "room_id", rooms.get(number % rooms.size()));
        });
    return tokens;
  }

  private void closeAll() {
    for (Line line : lines) {
      line.close();
    }
    lines.clear();
  }

  @Test
  void allAreBackSoonAndTheOthersHardlyNotice() throws Exception {
    Map<String, String> environment =
        Map.of("SCRP_REDIS_URI", REDIS.uri(), "SCRP_PASSWORDS_WAITING", "10000");
    try (ServerProcess living = ServerProcess.start(environment);
        ServerProcess dying = ServerProcess.start(environment);
        Cast cast = new Cast(living, Transport.TCP)) {
      Client owner = cast.user("owner");
      Client other = cast.user("other");
      List<String> rooms = new ArrayList<>();
      for (int i = 0; i <= CONNECTIONS / MEMBERS; i++) {
        String room = Cast.unique("room");
        owner.ok("CREATE_ROOM", "room_id", room, "room_nickname", "Room", "room_access", 0);
        rooms.add(room);
      }
      String calm = cast.room(owner, other);
      String[] tokens = fill(dying, rooms);
      dying.kill();
      closeAll();

      long begun = System.nanoTime();
      CompletableFuture<Double> back =
          CompletableFuture.supplyAsync(() -> resume(living, tokens, begun));
      List<Double> millis = new ArrayList<>();
      while (!back.isDone()) {
        long asked = System.nanoTime();
        other.say(calm, "still here");
        millis.add((System.nanoTime() - asked) / 1e6);
        other.wire.staysOpen(Duration.ofMillis(20));
      }
      double seconds = back.get();
      Collections.sort(millis);
      double p99 = millis.get((millis.size() - 1) * 99 / 100);
      System.getLogger("storm")
          .log(
              System.Logger.Level.INFO,
              "{0} back after {1} s; {2} sends of others, p99 {3} ms",
              CONNECTIONS,
              seconds,
              millis.size(),
              p99);
      assertTrue(seconds < ALL_BACK_SECONDS, "all back after " + seconds + " s");
      assertTrue(p99 < P99_MS, "p99 of the others " + p99 + " ms");
      closeAll();
    }
  }

  /** Everybody asks before anybody is answered; returns when the last one was, in seconds. */
  private double resume(ServerProcess server, String[] tokens, long begun) {
    Line[] all = new Line[tokens.length];
    parallel(
        tokens.length,
        number -> {
          all[number] = new Line(server);
          lines.add(all[number]);
          all[number].post("RESUME_SESSION", "session_token", tokens[number]);
        });
    parallel(tokens.length, number -> all[number].ok());
    return (System.nanoTime() - begun) / 1e9;
  }
}
