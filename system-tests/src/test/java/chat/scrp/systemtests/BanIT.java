package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.MessageContract;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Bans, invitations and the transfer of a room. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class BanIT {
  private final Cast cast;

  BanIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private Client owner;
  private Client member;
  private Client stranger;
  private String room;

  @BeforeEach
  void furnish() {
    owner = cast.user("owner");
    member = cast.user("member");
    stranger = cast.user("no");
    room = cast.room(owner, member);
  }

  private void act(Client actor, int error, String method, String subject) {
    actor.err(error, method, "room_id", room, "subject_user_id", subject);
  }

  @Test
  void aBannedMemberIsRemovedAndStaysOut() {
    act(member, 801, "BAN_USER_FROM_ROOM", stranger.id);
    act(owner, 801, "BAN_USER_FROM_ROOM", owner.id);
    act(owner, 404, "BAN_USER_FROM_ROOM", Cast.unique("no"));
    act(owner, 900, "BAN_USER_FROM_ROOM", member.id);
    for (Client told : List.of(owner, member)) {
      JsonNode push = told.push("USER_LEAVE_ROOM");
      assertEquals("banned", push.path("reason").asText());
      assertEquals(owner.id, push.path("by_user_id").asText());
      assertEquals(member.id, push.path("user_id").asText());
    }
    member.err(801, "ENTER_ROOM", "room_id", room);
    member.err(801, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
    act(owner, 801, "INVITE_TO_ROOM", member.id);
    JsonNode ban = owner.ok("GET_ROOM_BANS", "room_id", room).path("bans").path(0);
    assertEquals(member.id, ban.path("user_id").asText());
    assertEquals(owner.id, ban.path("by_user_id").asText());
    assertTrue(MessageContract.uint32(ban.path("time")));
    member.err(801, "GET_ROOM_BANS", "room_id", room);
    act(owner, 900, "UNBAN_USER_FROM_ROOM", member.id);
    act(owner, 900, "UNBAN_USER_FROM_ROOM", member.id);
    member.ok("ENTER_ROOM", "room_id", room);
  }

  @Test
  void aBanClosesPendingRequests() {
    owner.ok("CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 2);
    long id = stranger.ok("ENTER_ROOM", "room_id", room).path("request_id").asLong();
    owner.push("ENTER_ROOM_REQUEST");
    act(owner, 900, "BAN_USER_FROM_ROOM", stranger.id);
    owner.err(410, "APPROVE_REQUEST", "request_id", id);
    stranger.err(801, "ENTER_ROOM", "room_id", room);
  }

  @Test
  void anInvitationMakesAMemberWhateverTheAccess() {
    owner.ok(
        "CHANGE_ROOM_ACCESS",
        "room_id",
        room,
        "room_access_type",
        1,
        "room_password",
        "open sesame");
    member.push("ROOM_ACCESS_CHANGED");
    act(member, 801, "INVITE_TO_ROOM", stranger.id);
    act(owner, 408, "INVITE_TO_ROOM", member.id);
    long id =
        owner
            .ok("INVITE_TO_ROOM", "room_id", room, "subject_user_id", stranger.id)
            .path("request_id")
            .asLong();
    JsonNode push = stranger.push("ROOM_INVITATION");
    assertEquals(id, push.path("request_id").asLong());
    assertEquals(room, push.path("room_id").asText());
    assertEquals("Room", push.path("room_nickname").asText());
    assertEquals(owner.id, push.path("user_id").asText());
    JsonNode again = owner.ok("INVITE_TO_ROOM", "room_id", room, "subject_user_id", stranger.id);
    assertEquals(id, again.path("request_id").asLong());
    cast.nothingPushed(stranger);
    JsonNode request = stranger.ok("GET_REQUESTS").path("requests");
    assertTrue(request.findValuesAsText("kind").contains("invitation"), request::toString);
    stranger.ok("APPROVE_REQUEST", "request_id", id);
    stranger.push("USER_ENTER_ROOM");
    JsonNode told = owner.pushes("USER_ENTER_ROOM", "REQUEST_APPROVED");
    assertEquals("invitation", told.path("REQUEST_APPROVED").path("kind").asText());
    assertEquals(stranger.id, told.path("REQUEST_APPROVED").path("user_id").asText());
    assertEquals(room, told.path("REQUEST_APPROVED").path("room_id").asText());
    stranger.say(room, "in");
  }

  @Test
  void anyMemberInvitesToAPublicRoom() {
    act(member, 900, "INVITE_TO_ROOM", stranger.id);
    JsonNode push = stranger.push("ROOM_INVITATION");
    stranger.ok("REJECT_REQUEST", "request_id", push.path("request_id").asLong());
    JsonNode rejected = member.push("REQUEST_REJECTED");
    assertEquals("invitation", rejected.path("kind").asText());
    act(stranger, 801, "INVITE_TO_ROOM", member.id);
  }

  @Test
  void theRoomPassesOn() {
    act(member, 801, "TRANSFER_ROOM", member.id);
    act(owner, 801, "TRANSFER_ROOM", owner.id);
    act(owner, 409, "TRANSFER_ROOM", stranger.id);
    act(owner, 900, "TRANSFER_ROOM", member.id);
    JsonNode push = member.push("ROOM_OWNER_CHANGED");
    assertEquals(member.id, push.path("owner_id").asText());
    JsonNode object = owner.ok("GET_ROOM", "room_id", room);
    assertEquals(member.id, object.path("owner_id").asText());
    assertEquals(List.of(owner.id), Json.texts(object.path("admin_ids")));
    owner.ok("LEAVE_ROOM", "room_id", room);
  }
}
