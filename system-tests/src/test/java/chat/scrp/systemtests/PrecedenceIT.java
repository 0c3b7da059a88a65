package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several errors the one with the smallest number wins. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class PrecedenceIT {
  private final Cast cast;

  PrecedenceIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  static List<RequestShape> shapes() {
    return RequestShape.all();
  }

  private static int err(Wire wire, String method, ObjectNode request) {
    return wire.answer(wire.postFields(method, request)).path("err").asInt();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void overAllPairsOfFields(RequestShape shape) {
    Client client = cast.user("first");
    Wire wire = shape.method().equals("LOG_IN") ? cast.connect() : client.wire;
    for (RequestShape.Field one : shape.fields()) {
      for (RequestShape.Field two : shape.fields()) {
        ObjectNode request = shape.valid();
        request.set(one.name(), one.kind().invalid.get(0));
        request.set(two.name(), two.kind().invalid.get(0));
        int expected = Math.min(one.kind().error, two.kind().error);
        int got = err(wire, shape.method(), request);
        assertEquals(expected, got, () -> shape + " " + request);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void withoutALoginItIs250UnlessTheRequestIs233(RequestShape shape) {
    if (!shape.needsLogin()) {
      return;
    }
    Wire wire = cast.connect();
    assertEquals(250, err(wire, shape.method(), shape.valid()));
    for (RequestShape.Field field : shape.fields()) {
      ObjectNode request = shape.valid();
      request.set(field.name(), field.kind().invalid.get(0));
      int expected = Math.min(250, field.kind().error);
      assertEquals(expected, err(wire, shape.method(), request), () -> shape + " " + request);
    }
  }

  @Test
  void whatExistsIsToldOnlyToOneWhoMayAct() {
    Client owner = cast.user("owner");
    Client member = cast.user("member");
    Client other = cast.user("other");
    String room = cast.room(owner, member);
    String none = Cast.unique("no");
    for (String method : List.of("REMOVE_USER_FROM_ROOM", "SET_ADMIN", "REMOVE_ADMIN")) {
      for (String subject : List.of(owner.id, member.id, other.id, none)) {
        member.err(801, method, "room_id", room, "subject_user_id", subject);
        other.err(801, method, "room_id", room, "subject_user_id", subject);
        other.err(801, method, "room_id", none, "subject_user_id", subject);
      }
    }
  }

  @Test
  void semanticErrorsInOrder() {
    Client one = cast.user("one");
    String room = cast.room(one);
    one.err(311, "CREATE_ROOM", "room_id", room, "room_access", 1, "room_nickname", "");
    one.err(340, "CREATE_ROOM", "room_id", room, "room_access", 5, "room_nickname", "N");
    one.err(401, "CREATE_ROOM", "room_id", room, "room_access", 0, "room_nickname", "N");
    one.err(400, "SIGN_UP", "user_id", one.id, "user_password", "secret", "user_nickname", "N");
    one.err(300, "ADD_FRIEND", "subject_user_id", "", "verification_message", 5);
    one.err(330, "ADD_FRIEND", "subject_user_id", one.id, "verification_message", 5);
    one.err(801, "ADD_FRIEND", "subject_user_id", one.id, "verification_message", "x");
    one.err(801, "LEAVE_ROOM", "room_id", room);
    one.err(408, "ENTER_ROOM", "room_id", room);
  }
}
