package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
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

/** Longer absences: what the world looks like to one who comes back. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class AwayIT {
  private final Cast cast;

  AwayIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void aMessageOfADeletedUserComesWithoutASender() {
    Client gone = cast.user("gone");
    Client owner = cast.user("owner");
    Client away = cast.user("away");
    String room = cast.room(owner, gone, away);
    away.ok("LOG_OUT");
    gone.say(room, "last words");
    gone.ok("DELETE_USER", "user_password", Cast.PASSWORD);
    owner.say(room, "after");
    Client back = cast.logIn(away.id);
    JsonNode push = back.wire.anyPush("NEW_ROOM_MESSAGE");
    assertEquals("last words", push.path("text").asText());
    assertTrue(push.path("sender_id").isNull());
    assertEquals(1, push.path("seq").asInt());
    assertEquals("after", back.wire.anyPush("NEW_ROOM_MESSAGE").path("text").asText());
    assertEquals("deleted", back.wire.anyPush("USER_LEAVE_ROOM").path("reason").asText());
    assertEquals(gone.id, back.wire.anyPush("USER_DELETED").path("user_id").asText());
    cast.nothingPushed(back);
  }

  @Test
  void keptPushesComeToTheFirstWhoLogsInAndToNobodyElse() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    two.ok("LOG_OUT");
    one.tell(two, "kept");
    Client first = cast.logIn(two.wire, two.id, Cast.PASSWORD);
    assertEquals("kept", first.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    Client second = cast.again(first);
    Client third = cast.resume(second);
    cast.nothingPushed(first, second, third);
    one.tell(two, "live");
    for (Client client : List.of(first, second, third)) {
      assertEquals("live", client.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    }
  }

  @Test
  void aNewOwnerWhoWasAwayLearnsOfIt() {
    Client gone = cast.user("gone");
    Client away = cast.user("away");
    String room = cast.room(gone, away);
    away.ok("LOG_OUT");
    gone.ok("DELETE_USER", "user_password", Cast.PASSWORD);
    Client back = cast.logIn(away.id);
    assertEquals(away.id, back.wire.anyPush("ROOM_OWNER_CHANGED").path("owner_id").asText());
    assertEquals("owner", back.ok("GET_ROOMS").path("rooms").path(0).path("role").asText());
    back.ok("REMOVE_ROOM", "room_id", room);
  }

  @Test
  void aRequestToEnterWaitsForADecider() {
    Client owner = cast.user("owner");
    String room = Cast.unique("room");
    owner.ok("CREATE_ROOM", "room_id", room, "room_nickname", "R", "room_access", 2);
    owner.ok("LOG_OUT");
    Client user = cast.user("user");
    long id = user.ok("ENTER_ROOM", "room_id", room).path("request_id").asLong();
    user.ok("LOG_OUT");
    Client back = cast.logIn(owner.id);
    assertEquals(id, back.push("ENTER_ROOM_REQUEST").path("request_id").asLong());
    back.ok("APPROVE_REQUEST", "request_id", id);
    back.push("USER_ENTER_ROOM");
    back.say(room, "welcome");
    Client userBack = cast.logIn(user.id);
    assertEquals("welcome", userBack.wire.anyPush("NEW_ROOM_MESSAGE").path("text").asText());
    assertEquals(id, userBack.wire.anyPush("REQUEST_APPROVED").path("request_id").asLong());
    assertEquals("member", userBack.ok("GET_ROOMS").path("rooms").path(0).path("role").asText());
  }

  @Test
  void whatHappenedBeforeEnteringIsNotDelivered() {
    Client owner = cast.user("owner");
    Client user = cast.user("user");
    String room = cast.room(owner, user);
    user.ok("LEAVE_ROOM", "room_id", room);
    user.push("USER_LEAVE_ROOM");
    owner.say(room, "not for you");
    user.ok("ENTER_ROOM", "room_id", room);
    user.push("USER_ENTER_ROOM");
    user.ok("LOG_OUT");
    owner.say(room, "for you");
    Client back = cast.logIn(user.id);
    assertEquals("for you", back.push("NEW_ROOM_MESSAGE").path("text").asText());
    cast.nothingPushed(back);
  }

  @Test
  void thousandsOfKeptMessagesComeWithoutAHole() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    two.ok("LOG_OUT");
    for (int i = 1; i <= 2000; i++) {
      one.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "m" + i);
    }
    one.say(room, "last");
    Client back = cast.logIn(two.id);
    for (int i = 1; i <= 2001; i++) {
      assertEquals(i, back.push("NEW_ROOM_MESSAGE").path("seq").asInt());
    }
    cast.nothingPushed(back);
  }
}
