package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two who do the same at the same time: one of them is first, and nothing is half done. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class RaceIT {
  private final Cast cast;

  RaceIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private static int err(Wire wire, int request) {
    return wire.answer(request).path("err").asInt();
  }

  @Test
  void oneOfTwoSignsUpAnId() {
    for (int i = 0; i < 10; i++) {
      String id = Cast.unique("race");
      Wire one = cast.connect();
      Wire two = cast.connect();
      int first =
          one.post("SIGN_UP", "user_id", id, "user_password", "one one", "user_nickname", "1");
      int second =
          two.post("SIGN_UP", "user_id", id, "user_password", "two two", "user_nickname", "2");
      Set<Integer> errors = Set.of(err(one, first), err(two, second));
      assertEquals(Set.of(900, 400), errors);
      int right = one.call("LOG_IN", "user_id", id, "user_password", "one one").path("err").asInt();
      int left = two.call("LOG_IN", "user_id", id, "user_password", "two two").path("err").asInt();
      assertEquals(Set.of(900, 403), Set.of(right, left));
    }
  }

  @Test
  void oneOfTwoCreatesARoom() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    for (int i = 0; i < 10; i++) {
      String room = Cast.unique("race");
      int first =
          one.wire.post("CREATE_ROOM", "room_id", room, "room_nickname", "R", "room_access", 0);
      int second =
          two.wire.post("CREATE_ROOM", "room_id", room, "room_nickname", "R", "room_access", 0);
      assertEquals(Set.of(900, 401), Set.of(err(one.wire, first), err(two.wire, second)));
      assertEquals(1, one.ok("GET_ROOM", "room_id", room).path("member_count").asInt());
    }
    int mine = one.ok("GET_ROOMS").path("rooms").size();
    assertEquals(10, mine + two.ok("GET_ROOMS").path("rooms").size());
  }

  @Test
  void twoWhoAskEachOtherAreFriends() {
    for (int i = 0; i < 10; i++) {
      Client one = cast.user("one");
      Client two = cast.user("two");
      int first = one.wire.post("ADD_FRIEND", "subject_user_id", two.id);
      int second = two.wire.post("ADD_FRIEND", "subject_user_id", one.id);
      assertEquals(900, err(one.wire, first));
      assertEquals(900, err(two.wire, second));
      assertEquals(two.id, one.wire.anyPush("FRIEND_ADDED").path("user_id").asText());
      assertEquals(one.id, two.wire.anyPush("FRIEND_ADDED").path("user_id").asText());
      for (Client client : List.of(one, two)) {
        assertEquals(1, client.ok("GET_FRIENDS").path("friends").size());
        assertEquals(0, client.ok("GET_REQUESTS").path("requests").size());
      }
    }
  }

  @Test
  void theSameMessageFromTwoConnectionsIsStoredOnce() {
    Client one = cast.user("one");
    Client tab = cast.resume(one);
    String room = cast.room(one);
    tab.wire.pushesSoFar();
    for (int i = 1; i <= 10; i++) {
      String id = "m" + i;
      int first =
          one.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "x", "client_message_id", id);
      int second =
          tab.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "x", "client_message_id", id);
      assertEquals(i, one.wire.answer(first).path("seq").asInt());
      assertEquals(i, tab.wire.answer(second).path("seq").asInt());
    }
  }

  @Test
  void enteringTwiceInOneGo() {
    Client owner = cast.user("owner");
    Client user = cast.user("user");
    String room = cast.room(owner);
    int first = user.wire.post("ENTER_ROOM", "room_id", room);
    int second = user.wire.post("ENTER_ROOM", "room_id", room);
    int third = user.wire.post("LEAVE_ROOM", "room_id", room);
    int fourth = user.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
    assertEquals(900, err(user.wire, first));
    assertEquals(408, err(user.wire, second));
    assertEquals(900, err(user.wire, third));
    assertEquals(801, err(user.wire, fourth));
    owner.push("USER_ENTER_ROOM");
    owner.push("USER_LEAVE_ROOM");
    // Its own entering may be void already when its connection begins to hear the room.
    assertEquals("left", user.wire.anyPush("USER_LEAVE_ROOM").path("reason").asText());
    cast.nothingPushed(owner);
  }

  @Test
  void oneOfTwoDecidersDecides() {
    Client owner = cast.user("owner");
    Client admin = cast.user("admin");
    String room = cast.room(owner, admin);
    cast.appoint(room, owner, admin);
    owner.ok("CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 2);
    for (int i = 0; i < 5; i++) {
      Client user = cast.user("user");
      long id = user.ok("ENTER_ROOM", "room_id", room).path("request_id").asLong();
      int first = owner.wire.post("APPROVE_REQUEST", "request_id", id);
      int second = admin.wire.post("REJECT_REQUEST", "request_id", id);
      int approved = err(owner.wire, first);
      assertEquals(Set.of(900, 410), Set.of(approved, err(admin.wire, second)));
      user.wire.anyPush(approved == 900 ? "REQUEST_APPROVED" : "REQUEST_REJECTED");
      int expected = approved == 900 ? 900 : 801;
      user.err(expected, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
    }
  }
}
