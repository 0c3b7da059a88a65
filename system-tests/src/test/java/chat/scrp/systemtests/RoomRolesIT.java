package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** 2.12, 2.13, 2.14: removing members, appointing and dismissing admins. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class RoomRolesIT {
  private final Cast cast;

  RoomRolesIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private Client owner;
  private Client admin;
  private Client member;
  private Client stranger;
  private String room;

  @BeforeEach
  void furnish() {
    owner = cast.user("owner");
    admin = cast.user("admin");
    member = cast.user("member");
    stranger = cast.user("no");
    room = cast.room(owner, admin, member);
    cast.appoint(room, owner, admin, member);
  }

  private void act(Client actor, int error, String method, String subject) {
    actor.err(error, method, "room_id", room, "subject_user_id", subject);
  }

  @Test
  void whoMayRemoveWhom() {
    String none = Cast.unique("no");
    act(member, 801, "REMOVE_USER_FROM_ROOM", admin.id);
    act(member, 801, "REMOVE_USER_FROM_ROOM", none);
    act(stranger, 801, "REMOVE_USER_FROM_ROOM", member.id);
    act(admin, 801, "REMOVE_USER_FROM_ROOM", owner.id);
    act(admin, 801, "REMOVE_USER_FROM_ROOM", admin.id);
    act(owner, 801, "REMOVE_USER_FROM_ROOM", owner.id);
    act(owner, 409, "REMOVE_USER_FROM_ROOM", stranger.id);
    act(admin, 409, "REMOVE_USER_FROM_ROOM", none);
    act(member, 300, "REMOVE_USER_FROM_ROOM", "a b");
    owner.err(301, "REMOVE_USER_FROM_ROOM", "room_id", "a b", "subject_user_id", none);
    owner.err(300, "REMOVE_USER_FROM_ROOM", "room_id", "a b", "subject_user_id", "a b");
    owner.err(801, "REMOVE_USER_FROM_ROOM", "room_id", none, "subject_user_id", member.id);
    Client second = cast.user("admin2");
    second.ok("ENTER_ROOM", "room_id", room);
    act(owner, 900, "SET_ADMIN", second.id);
    act(admin, 801, "REMOVE_USER_FROM_ROOM", second.id);
    act(admin, 900, "REMOVE_USER_FROM_ROOM", member.id);
  }

  @Test
  void everyMemberAndTheRemovedOneAreTold() {
    Client elsewhere = cast.again(member);
    act(admin, 900, "REMOVE_USER_FROM_ROOM", member.id);
    for (Client told : List.of(owner, admin, member, elsewhere)) {
      JsonNode push = told.push("USER_LEAVE_ROOM");
      assertEquals(room, push.path("room_id").asText());
      assertEquals(member.id, push.path("user_id").asText());
      assertEquals("removed", push.path("reason").asText());
      assertEquals(admin.id, push.path("by_user_id").asText());
    }
    owner.say(room, "after");
    admin.push("NEW_ROOM_MESSAGE");
    cast.nothingPushed(owner, admin, member, elsewhere, stranger);
    member.err(801, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
    member.err(801, "RECEIVE_MESSAGE", "room_id", room);
    act(admin, 409, "REMOVE_USER_FROM_ROOM", member.id);
  }

  @Test
  void aRemovedAdminIsNoAdminWhenItComesBack() {
    act(owner, 900, "REMOVE_USER_FROM_ROOM", admin.id);
    cast.settle(owner, admin, member);
    admin.ok("ENTER_ROOM", "room_id", room);
    admin.err(801, "CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "N");
    assertEquals(List.of(), Json.texts(owner.ok("GET_ROOM", "room_id", room).path("admin_ids")));
  }

  @Test
  void onlyTheOwnerAppoints() {
    String none = Cast.unique("no");
    act(admin, 801, "SET_ADMIN", member.id);
    act(member, 801, "SET_ADMIN", member.id);
    act(stranger, 801, "SET_ADMIN", none);
    act(owner, 801, "SET_ADMIN", owner.id);
    act(owner, 409, "SET_ADMIN", stranger.id);
    act(owner, 409, "SET_ADMIN", none);
    act(owner, 300, "SET_ADMIN", "");
    owner.err(801, "SET_ADMIN", "room_id", none, "subject_user_id", member.id);
    act(owner, 900, "SET_ADMIN", admin.id);
    cast.nothingPushed(owner, admin, member);
    Client elsewhere = cast.again(owner);
    act(owner, 900, "SET_ADMIN", member.id);
    for (Client told : List.of(elsewhere, admin, member)) {
      JsonNode push = told.push("APPOINTED_AS_ADMIN");
      assertEquals(room, push.path("room_id").asText());
      assertEquals(member.id, push.path("user_id").asText());
      assertEquals(owner.id, push.path("by_user_id").asText());
    }
    cast.nothingPushed(owner, elsewhere, admin, member);
  }

  @Test
  void onlyTheOwnerDismisses() {
    String none = Cast.unique("no");
    act(admin, 801, "REMOVE_ADMIN", admin.id);
    act(admin, 801, "REMOVE_ADMIN", member.id);
    act(member, 801, "REMOVE_ADMIN", admin.id);
    act(stranger, 801, "REMOVE_ADMIN", admin.id);
    act(owner, 409, "REMOVE_ADMIN", owner.id);
    act(owner, 409, "REMOVE_ADMIN", member.id);
    act(owner, 409, "REMOVE_ADMIN", stranger.id);
    act(owner, 409, "REMOVE_ADMIN", none);
    act(owner, 300, "REMOVE_ADMIN", "a b");
    owner.err(801, "REMOVE_ADMIN", "room_id", none, "subject_user_id", admin.id);
    act(owner, 900, "REMOVE_ADMIN", admin.id);
    for (Client told : List.of(admin, member)) {
      JsonNode push = told.push("DISMISSED_AS_ADMIN");
      assertEquals(room, push.path("room_id").asText());
      assertEquals(admin.id, push.path("user_id").asText());
      assertEquals(owner.id, push.path("by_user_id").asText());
    }
    cast.nothingPushed(owner, admin, member);
    admin.err(801, "CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "N");
    admin.say(room, "still a member");
  }

  @Test
  void membersAreListedWithRoleAndMode() {
    member.ok("LOG_OUT");
    owner.presence("USER_OFFLINE", member.id);
    JsonNode page = admin.ok("GET_ROOM_MEMBERS", "room_id", room);
    assertTrue(page.path("next_cursor").isNull());
    Map<String, String> found = new HashMap<>();
    for (JsonNode one : page.path("members")) {
      found.put(
          one.path("user_id").asText(),
          one.path("role").asText()
              + one.path("mode").asText()
              + one.path("user_nickname").asText());
    }
    assertEquals(
        Map.of(
            owner.id, "owner1Nick " + owner.id,
            admin.id, "admin1Nick " + admin.id,
            member.id, "member0Nick " + member.id),
        found);
    stranger.err(801, "GET_ROOM_MEMBERS", "room_id", room);
    stranger.err(405, "GET_ROOM_MEMBERS", "room_id", Cast.unique("no"));
    stranger.err(354, "GET_ROOM_MEMBERS", "room_id", room, "limit", 0);
    owner.err(354, "GET_ROOM_MEMBERS", "room_id", room, "limit", 1001);
    owner.err(354, "GET_ROOM_MEMBERS", "room_id", room, "limit", "5");
    owner.err(354, "GET_ROOM_MEMBERS", "room_id", room, "cursor", 5);
    owner.err(354, "GET_ROOM_MEMBERS", "room_id", room, "cursor", "no such cursor");
    owner.err(301, "GET_ROOM_MEMBERS", "room_id", "a b", "limit", 0);
  }

  @Test
  void membersAreListedInPages() {
    Set<String> seen = new HashSet<>();
    JsonNode page = owner.ok("GET_ROOM_MEMBERS", "room_id", room, "limit", 1);
    while (true) {
      for (JsonNode one : page.path("members")) {
        assertTrue(seen.add(one.path("user_id").asText()), "twice: " + one);
      }
      if (page.path("next_cursor").isNull()) {
        break;
      }
      String cursor = page.path("next_cursor").asText();
      page = owner.ok("GET_ROOM_MEMBERS", "room_id", room, "limit", 1, "cursor", cursor);
    }
    assertEquals(Set.of(owner.id, admin.id, member.id), seen);
  }

  @Test
  void withoutALoginAllAre250() {
    Wire wire = cast.connect();
    for (String method :
        List.of("REMOVE_USER_FROM_ROOM", "SET_ADMIN", "REMOVE_ADMIN", "GET_ROOM_MEMBERS")) {
      wire.err(250, method, "room_id", "a b");
    }
  }
}
