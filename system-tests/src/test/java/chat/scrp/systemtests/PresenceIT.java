package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.MessageContract;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** USER_ONLINE and USER_OFFLINE. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class PresenceIT {
  private final Cast cast;

  PresenceIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void theFirstConnectionAndTheLastOne() {
    Client friend = cast.user("friend");
    Client user = cast.user("user");
    cast.befriend(friend, user);
    Client fellow = cast.user("fellow");
    cast.room(fellow, user);
    Client stranger = cast.user("no");
    user.close();
    for (Client told : List.of(friend, fellow)) {
      JsonNode push = told.presence("USER_OFFLINE", user.id);
      assertTrue(MessageContract.uint32(push.path("last_activity_time")));
      assertEquals(0, told.ok("GET_USER", "user_id", user.id).path("mode").asInt(-1));
    }
    Client back = cast.logIn(user.id);
    for (Client told : List.of(friend, fellow)) {
      told.presence("USER_ONLINE", user.id);
      assertEquals(1, told.ok("GET_USER", "user_id", user.id).path("mode").asInt(-1));
    }
    Client second = cast.again(back);
    back.close();
    second.ok("GET_TIME");
    second.ok("LOG_OUT");
    friend.presence("USER_OFFLINE", user.id);
    fellow.presence("USER_OFFLINE", user.id);
    assertEquals(List.of(), stranger.wire.presenceSoFar(user.id));
    assertEquals(List.of(), second.wire.presenceSoFar(user.id));
  }

  @Test
  void aFriendWhoIsAlsoAFellowIsToldOnce() {
    Client both = cast.user("both");
    Client user = cast.user("user");
    cast.befriend(both, user);
    cast.room(both, user);
    cast.room(user, both);
    user.ok("LOG_OUT");
    both.presence("USER_OFFLINE", user.id);
    cast.logIn(user.wire, user.id, Cast.PASSWORD);
    both.presence("USER_ONLINE", user.id);
    cast.nothingPushed(both);
    assertEquals(List.of(), both.wire.presenceSoFar(user.id));
  }

  @Test
  void modesOfFriendsAreShown() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    assertEquals(1, one.ok("GET_FRIENDS").path("friends").path(0).path("mode").asInt());
    two.close();
    one.presence("USER_OFFLINE", two.id);
    assertEquals(0, one.ok("GET_FRIENDS").path("friends").path(0).path("mode").asInt(-1));
  }
}
