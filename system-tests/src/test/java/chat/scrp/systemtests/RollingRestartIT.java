package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.client.ClientOptions;
import chat.scrp.client.ScrpClient;
import chat.scrp.client.ScrpListener;
import chat.scrp.protocol.model.Target;
import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Metrics;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three replicas are restarted one after the other while people send. */
class RollingRestartIT {
  private static final int SENDERS = 6;
  private static final long PATIENCE_SECONDS = 60;

  @RegisterExtension static final RealRedis REDIS = new RealRedis("--appendfsync", "always");

  private final List<ServerProcess> replicas = new ArrayList<>();
  private volatile boolean over;

  @BeforeEach
  void start() throws IOException {
    for (int i = 0; i < 3; i++) {
      Map<String, String> environment =
          Map.of("SCRP_REDIS_URI", REDIS.uri(), "SCRP_TCP_PORT", "" + freePort());
      replicas.add(ServerProcess.start(environment));
    }
  }

  /** A replica is found again after its restart. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    over = true;
    replicas.forEach(ServerProcess::close);
  }

  /** Sends one message after the other by the client library; returns how many. */
  private int send(String user, String room) throws Exception {
    String[] addresses =
        replicas.stream().map(r -> Transport.LINE.address(r).toString()).toArray(String[]::new);
    ScrpClient client =
        ScrpClient.create(
            ClientOptions.of(addresses[0], addresses[1], addresses[2]), new ScrpListener() {});
    int sent = 0;
    try {
      await(client.connect());
      await(client.logIn(user, Cast.PASSWORD));
      while (!over) {
        await(client.send(Target.room(room), user + " " + (sent + 1)));
        sent++;
      }
    } finally {
      await(client.close());
    }
    return sent;
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void everySendGetsThroughAndNothingIsLost() throws Exception {
    List<String> users = new ArrayList<>();
    String room;
    try (Cast cast = new Cast(replicas.get(0), Transport.TCP)) {
      Client owner = cast.user("owner");
      room = Cast.unique("room");
      owner.ok("CREATE_ROOM", "room_id", room, "room_nickname", "Room", "room_access", 0);
      for (int i = 0; i < SENDERS; i++) {
        Client user = cast.user("sender");
        user.ok("ENTER_ROOM", "room_id", room);
        users.add(user.id);
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    List<Future<Integer>> sending = new ArrayList<>();
    for (String user : users) {
      sending.add(threads.submit(() -> send(user, room)));
    }
    for (ServerProcess replica : replicas) {
      restart(replica);
    }
    over = true;
    Map<String, Integer> sent = new HashMap<>();
    for (int i = 0; i < SENDERS; i++) {
      sent.put(users.get(i), sending.get(i).get(90, TimeUnit.SECONDS));
    }
    threads.shutdown();
    check(room, users.get(0), sent);
  }

  /** The order to stop comes first, then the clients are told, then the process ends. */
  private static void restart(ServerProcess replica) {
    Set<Long> waits = new HashSet<>();
    try (Cast cast = new Cast(replica, Transport.TCP)) {
      List<Client> idle = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        idle.add(cast.user("idle"));
      }
      assertEquals(200, Metrics.get(replica.managementPort(), "/health/ready").statusCode());
      long begun = System.nanoTime();
      assertEquals(0, replica.terminate(), replica::outputText);
      double took = (System.nanoTime() - begun) / 1e9;
      assertTrue(took < 20, "stopped after " + took + " s");
      for (Client client : idle) {
        waits.add(client.wire.anyPush("SERVER_GOING_AWAY").path("retry_after_ms").asLong());
      }
    }
    assertTrue(waits.size() > 4, "the clients come back together: " + waits);
    assertEquals(List.of(), replica.newStackTraces());
    replica.start();
  }

  /** The log has what each one sent, once and in its order. */
  private void check(String room, String reader, Map<String, Integer> sent) {
    Map<String, Integer> stored = new HashMap<>();
    try (Wire wire = Transport.TCP.connect(replicas.get(2))) {
      wire.ok("LOG_IN", "user_id", reader, "user_password", Cast.PASSWORD);
      long after = 0;
      JsonNode page;
      do {
        page = wire.ok("RECEIVE_MESSAGE", "room_id", room, "after_seq", after, "limit", 200);
        for (JsonNode message : page.path("messages")) {
          assertEquals(++after, message.path("seq").asLong());
          String sender = message.path("sender_id").asText();
          int number = stored.merge(sender, 1, Integer::sum);
          assertEquals(sender + " " + number, message.path("text").asText());
        }
      } while (page.path("more").asBoolean());
    }
    assertEquals(sent, stored);
  }
}
