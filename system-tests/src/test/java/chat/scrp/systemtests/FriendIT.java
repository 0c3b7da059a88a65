package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.MessageContract;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** 2.15, 2.16 and the requests of friends. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class FriendIT {
  private final Cast cast;

  FriendIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private Client one;
  private Client two;

  @BeforeEach
  void signUp() {
    one = cast.user("one");
    two = cast.user("two");
  }

  @Test
  void askingAndApproving() {
    Client oneElsewhere = cast.again(one);
    Client twoElsewhere = cast.again(two);
    JsonNode asked =
        one.ok("ADD_FRIEND", "subject_user_id", two.id, "verification_message", "it is me");
    long id = asked.path("request_id").asLong(-1);
    for (Client told : List.of(two, twoElsewhere)) {
      JsonNode push = told.push("NEW_FRIEND_REQUEST");
      assertEquals(id, push.path("request_id").asLong());
      assertEquals(one.id, push.path("user_id").asText());
      assertEquals("Nick " + one.id, push.path("user_nickname").asText());
      assertEquals("it is me", push.path("verification_message").asText());
    }
    JsonNode request = two.ok("GET_REQUESTS").path("requests").path(0);
    assertEquals(id, request.path("request_id").asLong());
    assertEquals("friend", request.path("kind").asText());
    assertEquals(one.id, request.path("user_id").asText());
    assertEquals("Nick " + one.id, request.path("user_nickname").asText());
    assertEquals("it is me", request.path("verification_message").asText());
    assertTrue(MessageContract.uint32(request.path("time")));
    one.err(410, "APPROVE_REQUEST", "request_id", id);
    assertEquals(id, one.ok("ADD_FRIEND", "subject_user_id", two.id).path("request_id").asLong());
    cast.nothingPushed(one, oneElsewhere, two, twoElsewhere);
    two.ok("APPROVE_REQUEST", "request_id", id);
    for (Client told : List.of(one, oneElsewhere)) {
      JsonNode pushes = told.pushes("FRIEND_ADDED", "REQUEST_APPROVED");
      assertEquals(two.id, pushes.path("FRIEND_ADDED").path("user_id").asText());
      assertEquals("Nick " + two.id, pushes.path("FRIEND_ADDED").path("user_nickname").asText());
      assertEquals(id, pushes.path("REQUEST_APPROVED").path("request_id").asLong());
      assertEquals("friend", pushes.path("REQUEST_APPROVED").path("kind").asText());
      assertEquals(two.id, pushes.path("REQUEST_APPROVED").path("user_id").asText());
    }
    assertEquals(one.id, two.push("FRIEND_ADDED").path("user_id").asText());
    assertEquals(
        id,
        twoElsewhere
            .pushes("FRIEND_ADDED", "REQUEST_CLOSED")
            .path("REQUEST_CLOSED")
            .path("request_id")
            .asLong());
    cast.nothingPushed(one, oneElsewhere, two, twoElsewhere);
    two.err(410, "APPROVE_REQUEST", "request_id", id);
    assertEquals(List.of(two.id), Json.texts(one.ok("GET_FRIENDS").path("friends"), "user_id"));
    assertEquals(List.of(one.id), Json.texts(two.ok("GET_FRIENDS").path("friends"), "user_id"));
  }

  @Test
  void askingErrors() {
    one.err(300, "ADD_FRIEND");
    one.err(300, "ADD_FRIEND", "subject_user_id", "a b", "verification_message", 5);
    one.err(330, "ADD_FRIEND", "subject_user_id", Cast.unique("no"), "verification_message", 5);
    one.err(330, "ADD_FRIEND", "subject_user_id", two.id, "verification_message", "x".repeat(257));
    one.err(404, "ADD_FRIEND", "subject_user_id", Cast.unique("no"));
    one.err(801, "ADD_FRIEND", "subject_user_id", one.id);
    cast.befriend(one, two);
    one.err(406, "ADD_FRIEND", "subject_user_id", two.id);
    two.err(406, "ADD_FRIEND", "subject_user_id", one.id);
    Wire wire = cast.connect();
    for (String method :
        List.of(
            "ADD_FRIEND",
            "REMOVE_FRIEND",
            "APPROVE_REQUEST",
            "REJECT_REQUEST",
            "IGNORE_REQUEST",
            "GET_REQUESTS",
            "GET_FRIENDS")) {
      wire.err(250, method);
    }
  }

  @Test
  void theMessageMayBeNamedAsTheFirstSpecificationPrintsIt() {
    one.ok("ADD_FRIEND", "subject_user_id", two.id, "verification message", "with a space");
    assertEquals(
        "with a space", two.push("NEW_FRIEND_REQUEST").path("verification_message").asText());
    Client three = cast.user("three");
    three.err(330, "ADD_FRIEND", "subject_user_id", two.id, "verification message", 5);
    three.err(
        330,
        "ADD_FRIEND",
        "subject_user_id",
        two.id,
        "verification_message",
        5,
        "verification message",
        "fine");
    three.ok(
        "ADD_FRIEND",
        "subject_user_id",
        two.id,
        "verification_message",
        "wins",
        "verification message",
        5);
    assertEquals("wins", two.push("NEW_FRIEND_REQUEST").path("verification_message").asText());
    Client four = cast.user("four");
    four.ok("ADD_FRIEND", "subject_user_id", two.id, "verification_message", null);
    assertEquals("", two.push("NEW_FRIEND_REQUEST").path("verification_message").asText());
    Client five = cast.user("five");
    String emoji = "\ud83d\ude00".repeat(256);
    five.ok("ADD_FRIEND", "subject_user_id", two.id, "verification_message", emoji);
    assertEquals(emoji, two.push("NEW_FRIEND_REQUEST").path("verification_message").asText());
  }

  @Test
  void askingBackApproves() {
    long id = one.ok("ADD_FRIEND", "subject_user_id", two.id).path("request_id").asLong();
    two.push("NEW_FRIEND_REQUEST");
    assertTrue(
        MessageContract.uint32(two.ok("ADD_FRIEND", "subject_user_id", one.id).path("request_id")));
    two.push("FRIEND_ADDED");
    assertEquals(
        id,
        one.pushes("FRIEND_ADDED", "REQUEST_APPROVED")
            .path("REQUEST_APPROVED")
            .path("request_id")
            .asLong());
    cast.nothingPushed(one, two);
    two.err(410, "APPROVE_REQUEST", "request_id", id);
    two.tell(one, "hello");
    assertEquals("hello", one.push("NEW_PRIVATE_MESSAGE").path("text").asText());
  }

  @Test
  void rejectingTellsTheAskerAndIgnoringDoesNot() {
    long first = one.ok("ADD_FRIEND", "subject_user_id", two.id).path("request_id").asLong();
    two.push("NEW_FRIEND_REQUEST");
    Client elsewhere = cast.again(two);
    two.ok("REJECT_REQUEST", "request_id", first);
    JsonNode push = one.push("REQUEST_REJECTED");
    assertEquals(first, push.path("request_id").asLong());
    assertEquals("friend", push.path("kind").asText());
    assertEquals(two.id, push.path("user_id").asText());
    assertEquals(first, elsewhere.push("REQUEST_CLOSED").path("request_id").asLong());
    long second = one.ok("ADD_FRIEND", "subject_user_id", two.id).path("request_id").asLong();
    assertNotEquals(first, second);
    two.push("NEW_FRIEND_REQUEST");
    elsewhere.push("NEW_FRIEND_REQUEST");
    two.ok("IGNORE_REQUEST", "request_id", second);
    assertEquals(second, elsewhere.push("REQUEST_CLOSED").path("request_id").asLong());
    cast.nothingPushed(one, two, elsewhere);
    for (String method : List.of("APPROVE_REQUEST", "REJECT_REQUEST", "IGNORE_REQUEST")) {
      two.err(410, method, "request_id", second);
    }
    assertEquals(0, one.ok("GET_FRIENDS").path("friends").size());
  }

  @Test
  void requestIdsAreChecked() {
    for (String method : List.of("APPROVE_REQUEST", "REJECT_REQUEST", "IGNORE_REQUEST")) {
      one.err(351, method);
      one.err(351, method, "request_id", "1");
      one.err(351, method, "request_id", 1.0);
      one.err(351, method, "request_id", -1);
      one.err(351, method, "request_id", 4294967296L);
      one.err(351, method, "request_id", null);
      one.err(410, method, "request_id", 4294967295L);
      one.err(410, method, "request_id", 0);
    }
  }

  @Test
  void endingAFriendship() {
    cast.befriend(one, two);
    Client elsewhere = cast.again(one);
    one.err(300, "REMOVE_FRIEND");
    one.err(801, "REMOVE_FRIEND", "subject_user_id", cast.user("no").id);
    one.err(801, "REMOVE_FRIEND", "subject_user_id", Cast.unique("no"));
    one.err(801, "REMOVE_FRIEND", "subject_user_id", one.id);
    one.ok("REMOVE_FRIEND", "subject_user_id", two.id);
    JsonNode push = two.push("FRIEND_REMOVED");
    assertEquals(one.id, push.path("user_id").asText());
    assertEquals("Nick " + one.id, push.path("user_nickname").asText());
    assertEquals(two.id, elsewhere.push("FRIEND_REMOVED").path("user_id").asText());
    cast.nothingPushed(one, two, elsewhere);
    one.err(801, "REMOVE_FRIEND", "subject_user_id", two.id);
    two.err(801, "REMOVE_FRIEND", "subject_user_id", one.id);
    assertEquals(0, two.ok("GET_FRIENDS").path("friends").size());
    one.err(801, "SEND_PRIVATE_MESSAGE", "user_id", two.id, "text", "x");
    two.err(801, "SEND_PRIVATE_MESSAGE", "user_id", one.id, "text", "x");
  }

  @Test
  void oldMessagesStayReadableAndANewFriendshipGoesOn() {
    cast.befriend(one, two);
    one.tell(two, "first");
    two.push("NEW_PRIVATE_MESSAGE");
    one.ok("REMOVE_FRIEND", "subject_user_id", two.id);
    two.push("FRIEND_REMOVED");
    for (Client client : List.of(one, two)) {
      String other = client == one ? two.id : one.id;
      JsonNode page = client.ok("RECEIVE_MESSAGE", "user_id", other);
      assertEquals(List.of("first"), Json.texts(page.path("messages"), "text"));
    }
    two.ok("MARK_READ", "user_id", one.id, "seq", 1);
    cast.befriend(two, one);
    assertEquals(2, two.tell(one, "second").path("seq").asInt());
  }
}
