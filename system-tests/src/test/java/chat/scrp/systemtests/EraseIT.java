package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.TwoReplicas;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What DELETE_USER leaves, on two replicas: messages in other people's conversations, as from a
 * deleted user, and no name anywhere.
 */
class EraseIT {

  /** The file is to be read as text. */
  @RegisterExtension
  @Order(1)
  static final RealRedis REDIS = new RealRedis("--aof-use-rdb-preamble", "no");

  @RegisterExtension
  @Order(2)
  static final TwoReplicas REPLICAS = new TwoReplicas(() -> Map.of("SCRP_REDIS_URI", REDIS.uri()));

  /** The scene: everything that one user can leave somewhere. */
  private static final class Scene {
    final Cast a = REPLICAS.castLeft(Transport.TCP);
    final Cast b = REPLICAS.castRight(Transport.WEBSOCKET);
    final Client gone = a.user("erased");
    final Client friend = b.user("friend");
    final Client awayFriend = b.user("awayfriend");
    final Client fellow = b.user("fellow");
    final Client awayFellow = a.user("awayfellow");
    final String room = b.room(fellow, gone, awayFellow);
    final String owned = a.room(gone, friend);
    final String hash;

    Scene() {
      String number = text("GET n:u:{" + gone.id + "}");
      hash = text("HGET {u:" + number + "} pw");
      assertTrue(hash.startsWith("$argon2id$"), hash);
      a.befriend(gone, friend);
      a.befriend(gone, awayFriend);
      a.settle(gone, friend, awayFriend, fellow, awayFellow);
      awayFriend.ok("LOG_OUT");
      awayFellow.ok("LOG_OUT");
      messages();
      requests();
      roomsThatItIsNotIn();
      profile();
    }

    private void messages() {
      fellow.say(room, "hello all");
      gone.say(room, "@" + fellow.id + " this stays");
      gone.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "sent", "client_message_id", "one");
      gone.ok("EDIT_MESSAGE", "room_id", room, "seq", 3, "text", "edited");
      gone.ok("ADD_REACTION", "room_id", room, "seq", 1, "reaction", "\ud83d\udc4d");
      gone.tell(awayFriend, "waiting for you");
      friend.tell(gone, "private");
      gone.ok("MARK_READ", "user_id", friend.id, "seq", 1);
      gone.ok("SEND_TYPING", "room_id", room);
    }

    private void requests() {
      Client stranger = b.user("stranger");
      gone.ok(
          "ADD_FRIEND",
          "subject_user_id",
          stranger.id,
          "verification_message",
          "it is me, Trillian");
      b.user("suitor").ok("ADD_FRIEND", "subject_user_id", gone.id);
      gone.ok("INVITE_TO_ROOM", "room_id", owned, "subject_user_id", stranger.id);
      Client host = b.user("host");
      String guarded = Cast.unique("guarded");
      host.ok("CREATE_ROOM", "room_id", guarded, "room_nickname", "Guarded", "room_access", 2);
      gone.ok("ENTER_ROOM", "room_id", guarded);
      String inviting = b.room(host);
      host.ok("INVITE_TO_ROOM", "room_id", inviting, "subject_user_id", gone.id);
      gone.ok("BLOCK_USER", "user_id", b.user("blocked").id);
      b.user("blocker").ok("BLOCK_USER", "user_id", gone.id);
    }

    private void roomsThatItIsNotIn() {
      Client host = b.user("host");
      String banned = entered(host);
      String removed = entered(host);
      String quit = entered(host);
      gone.ok("CHANGE_USER_NICKNAME", "user_nickname", "Zaphod");
      host.ok("BAN_USER_FROM_ROOM", "room_id", banned, "subject_user_id", gone.id);
      host.ok("REMOVE_USER_FROM_ROOM", "room_id", removed, "subject_user_id", gone.id);
      gone.ok("LEAVE_ROOM", "room_id", quit);
      gone.ok("BAN_USER_FROM_ROOM", "room_id", owned, "subject_user_id", host.id);
      fellow.ok("SET_ADMIN", "room_id", room, "subject_user_id", gone.id);
    }

    private String entered(Client host) {
      String entered = b.room(host);
      gone.ok("ENTER_ROOM", "room_id", entered);
      return entered;
    }

    private void profile() {
      gone.ok("CHANGE_USER_NICKNAME", "user_nickname", "Trillian");
      gone.ok("CHANGE_USER_DESCRIPTION", "user_description", "from Betelgeuse");
      gone.ok("SET_CLIENT_INFO", "client_nickname", "Marvin's own");
      b.again(gone).ok("GET_TIME");
      a.connect().err(403, "LOG_IN", "user_id", gone.id, "user_password", "wrong horse");
    }

    void close() {
      a.close();
      b.close();
    }
  }

  /** The reply of a command that is a text. */
  private static String text(String command) {
    String words = "'" + command.replace(" ", "','") + "'";
    return REDIS.command("EVAL \"return {ok = redis.call(" + words + ")}\" 0").substring(1);
  }

  private static String rewrittenFile() throws IOException {
    REDIS.command("BGREWRITEAOF");
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (isOn("aof_rewrite_scheduled") || isOn("aof_rewrite_in_progress")) {
      assertTrue(System.nanoTime() < deadline, "the file was not rewritten");
    }
    return Files.readString(
        REDIS.directory().resolve("appendonly.aof"), StandardCharsets.ISO_8859_1);
  }

  private static boolean isOn(String field) {
    String state = "string.match(redis.call('INFO', 'persistence'), '" + field + ":(%d)')";
    return REDIS.command("EVAL \"return tonumber(" + state + ")\" 0").equals(":1");
  }

  @Test
  void noNameIsLeftAnywhere() throws IOException {
    Scene scene = new Scene();
    List<String> traces =
        List.of(
            scene.gone.id,
            "Zaphod",
            "Trillian",
            "Betelgeuse",
            "Marvin",
            scene.hash,
            scene.gone.sessionId(),
            "waiting for you",
            "private");
    String before = rewrittenFile();
    for (String trace : traces) {
      boolean former = trace.equals("Zaphod");
      assertEquals(!former, before.contains(trace), trace);
    }

    scene.gone.ok("DELETE_USER", "user_password", Cast.PASSWORD);
    scene.a.connect().err(403, "LOG_IN", "user_id", scene.gone.id, "user_password", "wrong horse");

    String after = rewrittenFile();
    for (String trace : traces) {
      int at = after.indexOf(trace);
      assertFalse(
          at >= 0,
          () -> trace + " in " + after.substring(Math.max(0, at - 300), at + trace.length()));
    }
    others(scene);
    scene.close();
  }

  /** Those who were there, and those who were away, are told who it was. */
  private static void others(Scene scene) {
    String id = scene.gone.id;
    Client awayFriend = scene.a.logIn(scene.awayFriend.id);
    assertEquals(id, awayFriend.push("USER_DELETED").path("user_id").asText());
    Client awayFellow = scene.b.logIn(scene.awayFellow.id);
    JsonNode message = awayFellow.push("NEW_ROOM_MESSAGE");
    assertEquals("hello all", message.path("text").asText());
    JsonNode mention = awayFellow.push("NEW_ROOM_MESSAGE");
    assertEquals("@" + scene.fellow.id + " this stays", mention.path("text").asText());
    assertTrue(mention.path("sender_id").isNull());
    JsonNode left =
        awayFellow.pushes("NEW_ROOM_MESSAGE", "MESSAGE_EDITED", "USER_LEAVE_ROOM", "USER_DELETED");
    assertEquals(id, left.path("USER_LEAVE_ROOM").path("user_id").asText());
    assertEquals("deleted", left.path("USER_LEAVE_ROOM").path("reason").asText());
    assertEquals(id, left.path("USER_DELETED").path("user_id").asText());
    scene.b.nothingPushed(awayFellow, awayFriend);

    JsonNode history = scene.fellow.ok("RECEIVE_MESSAGE", "room_id", scene.room).path("messages");
    assertEquals(
        List.of("hello all", "@" + scene.fellow.id + " this stays", "edited"),
        Json.texts(history, "text"));
    assertFalse(history.path(0).has("reactions"));
    assertTrue(history.path(2).path("sender_id").isNull());
    assertEquals(
        scene.friend.id,
        scene.friend.ok("GET_ROOM", "room_id", scene.owned).path("owner_id").asText());
    scene.fellow.err(404, "GET_USER", "user_id", id);
  }
}
