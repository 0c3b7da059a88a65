package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything is still there after the server, or its Redis, was stopped or killed. */
class RestartIT {

  /** What was before, and has to be afterwards. */
  private record World(String one, String two, String room, String asker, String token) {}

  private static World build(Cast cast) {
    Client one = cast.user("one");
    Client two = cast.user("two");
    Client asker = cast.user("asker");
    cast.befriend(one, two);
    String room = cast.room(one, two);
    cast.appoint(room, one, two);
    one.ok("CHANGE_ROOM_DESCRIPTION", "room_id", room, "new_room_description", "D \ud83d\ude00");
    one.ok("CHANGE_USER_NICKNAME", "user_nickname", "\u4f60\u597d");
    asker.ok("ADD_FRIEND", "subject_user_id", one.id, "verification_message", "please");
    one.push("NEW_FRIEND_REQUEST");
    for (int i = 1; i <= 3; i++) {
      one.say(room, "room " + i);
    }
    two.ok("MARK_READ", "room_id", room, "seq", 2);
    two.ok("LOG_OUT");
    one.ok("SEND_PRIVATE_MESSAGE", "user_id", two.id, "text", "kept", "client_message_id", "k");
    return new World(one.id, two.id, room, asker.id, one.token());
  }

  private static void verify(Cast cast, World world) {
    Client one = cast.resume(world.one, world.token);
    assertEquals(
        "\u4f60\u597d", one.ok("GET_USER", "user_id", world.one).path("user_nickname").asText());
    JsonNode request = one.ok("GET_REQUESTS").path("requests").path(0);
    assertEquals(world.asker, request.path("user_id").asText());
    assertEquals("please", request.path("verification_message").asText());
    JsonNode room = one.ok("GET_ROOM", "room_id", world.room);
    assertEquals(world.one, room.path("owner_id").asText());
    assertEquals(List.of(world.two), Json.texts(room.path("admin_ids")));
    assertEquals("D \ud83d\ude00", room.path("room_description").asText());
    JsonNode page = one.ok("RECEIVE_MESSAGE", "room_id", world.room);
    assertEquals(List.of("room 1", "room 2", "room 3"), Json.texts(page.path("messages"), "text"));
    JsonNode again =
        one.ok("SEND_PRIVATE_MESSAGE", "user_id", world.two, "text", "x", "client_message_id", "k");
    assertEquals(1, again.path("seq").asInt());
    Client two = cast.logIn(world.two);
    JsonNode push = null;
    while (push == null) {
      JsonNode next = two.wire.takePushes(1).get(0);
      push = next.path("method").asText().equals("NEW_PRIVATE_MESSAGE") ? next : null;
    }
    assertEquals("kept", push.path("text").asText());
    assertEquals(2, two.ok("RECEIVE_MESSAGE", "room_id", world.room).path("read_seq").asInt());
    cast.connect().err(403, "LOG_IN", "user_id", world.one, "user_password", "wrong horse");
    cast.connect()
        .err(400, "SIGN_UP", "user_id", world.one, "user_password", "secret", "user_nickname", "N");
    assertEquals(4, one.say(world.room, "on").path("seq").asInt());
  }

  @Test
  void anOrderlyStop() {
    try (ServerProcess server = ServerProcess.start(Map.of());
        Cast cast = new Cast(server, Transport.TCP)) {
      World world = build(cast);
      Client watcher = cast.user("watch");
      Wire guest = cast.connect();
      // Its first byte shows how it frames; before that it is told nothing.
      guest.ok("GET_TIME");
      assertEquals(0, server.terminate(), server::outputText);
      assertTrue(watcher.push("SERVER_GOING_AWAY").path("retry_after_ms").isIntegralNumber());
      guest.push("SERVER_GOING_AWAY");
      watcher.wire.awaitClosed(Wire.PATIENCE);
      assertEquals(List.of(), server.newStackTraces());
      server.start();
      verify(cast, world);
      assertEquals(List.of(), server.newStackTraces());
    }
  }

  @Test
  void aKilledServer() {
    try (ServerProcess server = ServerProcess.start(Map.of());
        Cast cast = new Cast(server, Transport.WEBSOCKET)) {
      World world = build(cast);
      server.kill();
      server.start();
      verify(cast, world);
      assertEquals(List.of(), server.newStackTraces());
    }
  }

  @Test
  void aKilledRedisComesBackByItself() {
    try (ServerProcess server = ServerProcess.start(Map.of());
        Cast cast = new Cast(server, Transport.LINE)) {
      World world = build(cast);
      Client watcher = cast.user("watch");
      Client friend = cast.user("friend");
      cast.befriend(watcher, friend);
      ServerProcess.signal(server.redisPid(), "KILL");
      long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
      int err;
      do {
        err = watcher.wire.answer(watcher.wire.post("GET_FRIENDS")).path("err").asInt();
        assertTrue(err == 900 || err == 503, "answered " + err);
      } while (err != 900 && System.nanoTime() < deadline);
      assertEquals(900, err);
      watcher.tell(friend, "after");
      assertEquals("after", friend.push("NEW_PRIVATE_MESSAGE").path("text").asText());
      verify(cast, world);
      assertEquals(1, watcher.ok("GET_USER", "user_id", friend.id).path("mode").asInt());
    }
  }

  @Test
  void aPausedRedisIs503AndNothingTakesEffectLater() {
    try (ServerProcess server = ServerProcess.start(Map.of());
        Cast cast = new Cast(server, Transport.TCP)) {
      Client client = cast.user("one");
      String room = cast.room(client);
      long redis = server.redisPid();
      ServerProcess.signal(redis, "STOP");
      int id = client.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "late");
      try {
        assertEquals(503, client.wire.answer(id, Duration.ofSeconds(20)).path("err").asInt());
      } finally {
        ServerProcess.signal(redis, "CONT");
      }
      long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
      int err;
      do {
        err = client.wire.answer(client.wire.post("GET_ROOMS")).path("err").asInt();
      } while (err == 503 && System.nanoTime() < deadline);
      assertEquals(900, err);
      JsonNode page = client.ok("RECEIVE_MESSAGE", "room_id", room);
      assertEquals(0, page.path("messages").size(), page::toString);
      assertEquals(1, client.say(room, "now").path("seq").asInt());
    }
  }
}
