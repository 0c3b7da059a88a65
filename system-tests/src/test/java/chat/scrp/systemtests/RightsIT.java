package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.TwoReplicas;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody may no longer do or see holds on every replica from the moment of the answer, also
 * for what that one had asked already: one acts on the left, the other is on the right.
 */
class RightsIT {
  private static final int IN_FLIGHT = 300;

  @RegisterExtension
  @Order(1)
  static final RealRedis REDIS = new RealRedis();

  @RegisterExtension
  @Order(2)
  static final TwoReplicas REPLICAS = new TwoReplicas(() -> Map.of("SCRP_REDIS_URI", REDIS.uri()));

  private final Cast a = REPLICAS.castLeft(Transport.WEBSOCKET);
  private final Cast b = REPLICAS.castRight(Transport.TCP);

  /** The answers of pipelined requests: some take effect, then none does any more. */
  private static List<Long> accepted(Client sender, List<Integer> requests) {
    List<Long> seqs = new ArrayList<>();
    boolean over = false;
    for (int request : requests) {
      JsonNode answer = sender.wire.answer(request);
      int error = answer.path("err").asInt();
      assertTrue(error == 801 || (error == 900 && !over), () -> "after the end: " + answer);
      over |= error == 801;
      if (error == 900) {
        seqs.add(answer.path("seq").asLong());
      }
    }
    assertTrue(over, "none was refused");
    return seqs;
  }

  private static long lastSeq(Client reader, String target, String id) {
    return reader.ok("RECEIVE_MESSAGE", target, id, "limit", 1).path("last_seq").asLong();
  }

  @ParameterizedTest
  @ValueSource(strings = {"REMOVE_USER_FROM_ROOM", "BAN_USER_FROM_ROOM"})
  void noMessageOfOneWhoIsRemovedIsStoredAfterTheAnswer(String method) {
    Client owner = a.user("owner");
    Client removed = b.user("removed");
    Client witness = b.user("witness");
    String room = a.room(owner, removed, witness);
    List<Integer> requests = new ArrayList<>();
    int act = 0;
    for (int i = 0; i < IN_FLIGHT; i++) {
      requests.add(removed.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "m" + i));
      if (i == IN_FLIGHT / 3) {
        removed.wire.answer(requests.remove(0));
        act = owner.wire.post(method, "room_id", room, "subject_user_id", removed.id);
      }
    }
    assertEquals(900, owner.wire.answer(act).path("err").asInt());
    long last = lastSeq(owner, "room_id", room);
    requests.add(removed.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "too late"));

    List<Long> seqs = accepted(removed, requests);

    assertEquals(1 + seqs.size(), last, "what was accepted was there at the answer");
    assertEquals(last, lastSeq(owner, "room_id", room));
    for (long seq = 1; seq <= last; seq++) {
      assertEquals(seq, witness.push("NEW_ROOM_MESSAGE").path("seq").asLong());
    }
    witness.push("USER_LEAVE_ROOM");
    b.nothingPushed(witness);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REMOVE_USER_FROM_ROOM", "BAN_USER_FROM_ROOM"})
  void nothingIsPushedToOneWhoIsRemovedBehindItsRemoval(String method) {
    Client owner = a.user("owner");
    Client removed = b.user("removed");
    Client tab = a.resume(removed);
    String room = a.room(owner, removed);
    tab.push("USER_ENTER_ROOM");
    int act = 0;
    for (int i = 0; i < IN_FLIGHT; i++) {
      owner.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "m" + i);
      if (i == IN_FLIGHT / 2) {
        act = owner.wire.post(method, "room_id", room, "subject_user_id", removed.id);
      }
    }
    assertEquals(900, owner.wire.answer(act).path("err").asInt());
    removed.err(801, "RECEIVE_MESSAGE", "room_id", room);
    removed.err(801, "GET_ROOM_MEMBERS", "room_id", room);
    removed.err(801, "MARK_READ", "room_id", room, "seq", 1);
    removed.err(801, "SEND_TYPING", "room_id", room);
    removed.err(801, "ADD_REACTION", "room_id", room, "seq", 1, "reaction", "\ud83d\ude00");
    assertEquals(0, removed.ok("SEARCH_MESSAGE", "query", "m").path("messages").size());
    assertEquals(0, removed.ok("GET_ROOMS").path("rooms").size());
    for (Client connection : List.of(removed, tab)) {
      for (int seq = 1; seq <= IN_FLIGHT / 2 + 1; seq++) {
        assertEquals(seq, connection.push("NEW_ROOM_MESSAGE").path("seq").asInt());
      }
      connection.push("USER_LEAVE_ROOM");
    }
    a.nothingPushed(removed, tab);
  }

  @ParameterizedTest
  @CsvSource({"BLOCK_USER, user_id", "REMOVE_FRIEND, subject_user_id"})
  void noPrivateMessageIsStoredAfterTheEndOfAFriendship(String method, String field) {
    Client one = a.user("one");
    Client other = b.user("other");
    a.befriend(one, other);
    List<Integer> requests = new ArrayList<>();
    int act = 0;
    for (int i = 0; i < IN_FLIGHT; i++) {
      requests.add(other.wire.post("SEND_PRIVATE_MESSAGE", "user_id", one.id, "text", "m" + i));
      if (i == IN_FLIGHT / 3) {
        other.wire.answer(requests.remove(0));
        act = one.wire.post(method, field, other.id);
      }
    }
    assertEquals(900, one.wire.answer(act).path("err").asInt());
    long last = lastSeq(one, "user_id", other.id);
    requests.add(other.wire.post("SEND_PRIVATE_MESSAGE", "user_id", one.id, "text", "too late"));

    List<Long> seqs = accepted(other, requests);

    assertEquals(1 + seqs.size(), last, "what was accepted was there at the answer");
    assertEquals(last, lastSeq(one, "user_id", other.id));
    for (long seq = 1; seq <= last; seq++) {
      assertEquals(seq, one.push("NEW_PRIVATE_MESSAGE").path("seq").asLong());
    }
    a.nothingPushed(one);
    other.err(801, "SEND_TYPING", "user_id", one.id);
    other.err(801, "ADD_REACTION", "user_id", one.id, "seq", 1, "reaction", "\ud83d\ude00");
  }

  @Test
  void whoIsDismissedChangesNothingAfterTheAnswer() {
    Client owner = a.user("owner");
    Client admin = b.user("admin");
    String room = a.room(owner, admin);
    a.appoint(room, owner, admin);
    List<Integer> requests = new ArrayList<>();
    int act = 0;
    for (int i = 0; i < IN_FLIGHT; i++) {
      requests.add(
          admin.wire.post("CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "n" + i));
      if (i == IN_FLIGHT / 3) {
        admin.wire.answer(requests.remove(0));
        act = owner.wire.post("REMOVE_ADMIN", "room_id", room, "subject_user_id", admin.id);
      }
    }
    assertEquals(900, owner.wire.answer(act).path("err").asInt());
    String name = owner.ok("GET_ROOM", "room_id", room).path("room_nickname").asText();
    requests.add(
        admin.wire.post("CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "too late"));

    int accepted = accepted(admin, requests).size();

    assertEquals("n" + accepted, name);
    assertEquals(name, owner.ok("GET_ROOM", "room_id", room).path("room_nickname").asText());
  }

  @Test
  void aBannedOrBlockedOneStaysOutsideOnEveryReplica() {
    Client owner = a.user("owner");
    Client banned = b.user("banned");
    String room = a.room(owner);
    owner.ok("BAN_USER_FROM_ROOM", "room_id", room, "subject_user_id", banned.id);
    banned.err(801, "ENTER_ROOM", "room_id", room);
    owner.ok("UNBAN_USER_FROM_ROOM", "room_id", room, "subject_user_id", banned.id);
    banned.ok("ENTER_ROOM", "room_id", room);
    owner.ok("BLOCK_USER", "user_id", banned.id);
    long request = banned.ok("ADD_FRIEND", "subject_user_id", owner.id).path("request_id").asLong();
    assertTrue(request > 0, "answered as ever");
    assertEquals(0, owner.ok("GET_REQUESTS").path("requests").size());
    owner.err(801, "ADD_FRIEND", "subject_user_id", banned.id);
  }

  @Test
  void unreadIsWhatLiesBetweenTheMarksOnEveryReplica() {
    Client one = a.user("one");
    Client two = b.user("two");
    a.befriend(one, two);
    String room = a.room(one, two);
    Client tab = a.resume(two);
    for (int i = 1; i <= 5; i++) {
      one.say(room, "m" + i);
      one.tell(two, "p" + i);
    }
    assertUnread(5, two, tab);
    assertEquals(10, tab.ok("RECEIVE_MESSAGE").path("messages").size());
    two.ok("MARK_READ", "room_id", room, "seq", 3);
    tab.ok("MARK_READ", "user_id", one.id, "seq", 3);
    assertUnread(2, two, tab);
    assertEquals(4, two.ok("RECEIVE_MESSAGE").path("messages").size());
    two.say(room, "mine");
    tab.tell(one, "mine");
    assertUnread(0, two, tab);
    one.say(room, "m6");
    one.tell(two, "p6");
    assertUnread(1, two, tab);
  }

  private static void assertUnread(long expected, Client... clients) {
    for (Client client : clients) {
      for (String method : List.of("GET_ROOMS", "GET_FRIENDS")) {
        JsonNode page = client.ok(method);
        JsonNode found = page.path(method.equals("GET_ROOMS") ? "rooms" : "friends").path(0);
        long unread = found.path("last_seq").asLong() - found.path("read_seq").asLong();
        assertEquals(expected, unread, () -> method + " " + found);
      }
    }
  }

  @Test
  void everyChangeReachesWhoWasAway() {
    Client owner = a.user("owner");
    Client admin = b.user("admin");
    Client away = b.user("away");
    String room = a.room(owner, admin, away);
    owner.say(room, "one");
    owner.say(room, "two");
    away.push("NEW_ROOM_MESSAGE");
    away.push("NEW_ROOM_MESSAGE");
    away.ok("LOG_OUT");
    away.close();

    admin.ok("ADD_REACTION", "room_id", room, "seq", 1, "reaction", "\ud83d\ude00");
    owner.ok("EDIT_MESSAGE", "room_id", room, "seq", 1, "text", "uno");
    owner.ok("DELETE_MESSAGE", "room_id", room, "seq", 2);
    b.user("new").ok("ENTER_ROOM", "room_id", room);
    owner.ok("SET_ADMIN", "room_id", room, "subject_user_id", admin.id);
    owner.ok("TRANSFER_ROOM", "room_id", room, "subject_user_id", admin.id);
    admin.ok("REMOVE_ADMIN", "room_id", room, "subject_user_id", owner.id);
    admin.ok("CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "New");

    Client back = a.logIn(away.id);
    for (String push :
        List.of(
            "REACTION_CHANGED",
            "MESSAGE_EDITED",
            "MESSAGE_DELETED",
            "USER_ENTER_ROOM",
            "APPOINTED_AS_ADMIN",
            "ROOM_OWNER_CHANGED",
            "DISMISSED_AS_ADMIN",
            "ROOM_NICKNAME_CHANGED")) {
      assertEquals(room, back.push(push).path("room_id").asText());
    }
    a.nothingPushed(back);
    assertEquals(
        List.of("uno", ""),
        Json.texts(back.ok("RECEIVE_MESSAGE", "room_id", room).path("messages"), "text"));
  }
}
