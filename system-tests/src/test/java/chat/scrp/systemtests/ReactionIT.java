package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** ADD_REACTION, REMOVE_REACTION and SEND_TYPING. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class ReactionIT {
  private final Cast cast;

  ReactionIT(Transport transport, ServerProcess server) {
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

  private static final String THUMB = "\ud83d\udc4d\ud83c\udffd";

  @Test
  void reactionsAreShownByUser() {
    owner.say(room, "m");
    member.push("NEW_ROOM_MESSAGE");
    member.ok("ADD_REACTION", "room_id", room, "seq", 1, "reaction", THUMB);
    JsonNode push = owner.push("REACTION_CHANGED");
    assertEquals(room, push.path("room_id").asText());
    assertEquals(member.id, push.path("user_id").asText());
    assertEquals(THUMB, push.path("reaction").asText());
    assertTrue(push.path("added").asBoolean());
    owner.ok("ADD_REACTION", "room_id", room, "seq", 1, "reaction", THUMB);
    member.push("REACTION_CHANGED");
    JsonNode reactions =
        member.ok("RECEIVE_MESSAGE", "room_id", room).path("messages").path(0).path("reactions");
    assertEquals(Set.of(owner.id, member.id), new HashSet<>(Json.texts(reactions.path(THUMB))));
    member.ok("REMOVE_REACTION", "room_id", room, "seq", 1, "reaction", THUMB);
    assertFalse(owner.push("REACTION_CHANGED").path("added").asBoolean(true));
    assertEquals(
        List.of(owner.id),
        Json.texts(
            owner
                .ok("RECEIVE_MESSAGE", "room_id", room)
                .path("messages")
                .path(0)
                .path("reactions")
                .path(THUMB)));
    cast.nothingPushed(owner, member);
    stranger.err(801, "ADD_REACTION", "room_id", room, "seq", 1, "reaction", THUMB);
    owner.err(411, "ADD_REACTION", "room_id", room, "seq", 2, "reaction", THUMB);
  }

  @Test
  void privateReactionsNeedTheFriendship() {
    cast.befriend(owner, stranger);
    owner.tell(stranger, "m");
    stranger.push("NEW_PRIVATE_MESSAGE");
    stranger.ok("ADD_REACTION", "user_id", owner.id, "seq", 1, "reaction", THUMB);
    JsonNode push = owner.push("REACTION_CHANGED");
    assertEquals(stranger.id, push.path("user_id").asText());
    assertEquals(owner.id, push.path("sender_id").asText());
    assertEquals(stranger.id, push.path("receiver_id").asText());
    owner.ok("REMOVE_FRIEND", "subject_user_id", stranger.id);
    stranger.err(801, "ADD_REACTION", "user_id", owner.id, "seq", 1, "reaction", THUMB);
    stranger.err(801, "SEND_TYPING", "user_id", owner.id);
  }

  @Test
  void typingIsPassedOnAtMostEveryTwoSeconds() {
    Client elsewhere = cast.again(member);
    for (int i = 0; i < 5; i++) {
      member.ok("SEND_TYPING", "room_id", room);
    }
    JsonNode push = owner.push("USER_TYPING");
    assertEquals(room, push.path("room_id").asText());
    assertEquals(member.id, push.path("sender_id").asText());
    cast.nothingPushed(owner, member, elsewhere);
    cast.befriend(owner, stranger);
    stranger.ok("SEND_TYPING", "user_id", owner.id);
    JsonNode direct = owner.push("USER_TYPING");
    assertEquals(stranger.id, direct.path("user_id").asText());
    assertEquals(stranger.id, direct.path("sender_id").asText());
  }
}
