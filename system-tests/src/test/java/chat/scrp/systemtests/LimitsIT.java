package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 412 LIMIT_REACHED: everything that users can make grow has a bound, and beyond it nothing is
 * done.
 */
class LimitsIT {

  private static ServerProcess server;
  private Cast cast;

  @BeforeAll
  static void start() {
    server =
        ServerProcess.start(
            Map.of(
                "SCRP_MAX_FRIENDS",
                "2",
                "SCRP_MAX_ROOMS",
                "2",
                "SCRP_MAX_MEMBERS",
                "2",
                "SCRP_MAX_ADMINS",
                "1",
                "SCRP_MAX_PENDING_REQUESTS",
                "2",
                "SCRP_MAX_SESSIONS",
                "2"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void meet() {
    cast = new Cast(server, Transport.TCP);
  }

  @AfterEach
  void part() {
    cast.close();
    assertEquals(List.of(), server.newStackTraces());
  }

  @Test
  void friends() {
    Client me = cast.user("me");
    cast.befriend(cast.user("one"), me);
    cast.befriend(me, cast.user("two"));
    Client three = cast.user("three");
    int asked = three.wire.call("ADD_FRIEND", "subject_user_id", me.id).path("err").asInt();
    if (asked == 900) {
      long id = me.push("NEW_FRIEND_REQUEST").path("request_id").asLong();
      me.err(412, "APPROVE_REQUEST", "request_id", id);
    } else {
      assertEquals(412, asked);
    }
    assertEquals(2, me.ok("GET_FRIENDS").path("friends").size());
    assertEquals(0, three.ok("GET_FRIENDS").path("friends").size());
  }

  @Test
  void roomsOfAUserAndMembersOfARoom() {
    Client me = cast.user("me");
    Client two = cast.user("two");
    Client three = cast.user("three");
    String room = cast.room(me, two);
    three.err(412, "ENTER_ROOM", "room_id", room);
    cast.room(me);
    String more = Cast.unique("room");
    me.err(412, "CREATE_ROOM", "room_id", more, "room_nickname", "R", "room_access", 0);
    three.ok("CREATE_ROOM", "room_id", more, "room_nickname", "R", "room_access", 0);
    me.err(412, "ENTER_ROOM", "room_id", more);
    assertEquals(2, me.ok("GET_ROOMS").path("rooms").size());
    assertEquals(2, me.ok("GET_ROOM", "room_id", room).path("member_count").asInt());
    two.ok("LEAVE_ROOM", "room_id", room);
    three.ok("ENTER_ROOM", "room_id", room);
  }

  @Test
  void requestsThatWait() {
    Client me = cast.user("me");
    for (int i = 0; i < 2; i++) {
      cast.user("asks").ok("ADD_FRIEND", "subject_user_id", me.id);
    }
    cast.user("asks").err(412, "ADD_FRIEND", "subject_user_id", me.id);
    assertEquals(2, me.ok("GET_REQUESTS").path("requests").size());
  }

  @Test
  void sessionsEndInsteadOfBeingRefused() {
    Client me = cast.user("me");
    cast.again(me);
    cast.again(me);
    assertEquals("too_many_sessions", me.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
  }
}
