package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every method: missing, null, of a wrong type, out of range, at its limits. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class FieldStrictnessIT {
  private final Cast cast;

  FieldStrictnessIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private Client client;

  @BeforeEach
  void logIn() {
    client = cast.user("strict");
  }

  static List<RequestShape> shapes() {
    return RequestShape.all().stream()
        .filter(shape -> !Set.of("DELETE_USER", "LOG_OUT", "LOG_IN").contains(shape.method()))
        .toList();
  }

  private void expect(String why, RequestShape shape, ObjectNode request, int error) {
    int got = err(shape.method(), request);
    assertEquals(error, got, () -> shape + " " + why + " " + shorten(request));
  }

  private int err(String method, ObjectNode request) {
    return client.wire.answer(client.wire.postFields(method, request)).path("err").asInt();
  }

  private static String shorten(ObjectNode request) {
    String text = request.toString();
    return text.length() > 300 ? text.substring(0, 300) + "..." : text;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void invalidValuesGetTheErrorOfTheField(RequestShape shape) {
    for (RequestShape.Field field : shape.fields()) {
      int error = field.kind().error;
      for (JsonNode bad : field.kind().invalid) {
        ObjectNode request = shape.valid();
        request.set(field.name(), bad);
        expect("invalid " + field.name(), shape, request, error);
      }
      if (!field.optional()) {
        ObjectNode missing = shape.valid();
        missing.remove(field.name());
        if (!field.name().equals("room_id") || !TARGETS.contains(shape.method())) {
          expect("missing " + field.name(), shape, missing, error);
          missing.putNull(field.name());
          expect("null " + field.name(), shape, missing, error);
        }
      }
    }
  }

  /** Methods where user_id may stand in the place of room_id. */
  private static final Set<String> TARGETS =
      Set.of(
          "RECEIVE_MESSAGE",
          "MARK_READ",
          "SEND_TYPING",
          "EDIT_MESSAGE",
          "DELETE_MESSAGE",
          "ADD_REACTION",
          "REMOVE_REACTION");

  @ParameterizedTest
  @MethodSource("shapes")
  void validValuesAreNotRefusedForTheirForm(RequestShape shape) {
    for (RequestShape.Field field : shape.fields()) {
      for (JsonNode good : field.kind().valid) {
        ObjectNode request = shape.valid();
        request.set(field.name(), good);
        int got = err(shape.method(), request);
        boolean formed = got >= 400 || (shape.method().equals("END_SESSION") && got == 355);
        assertTrue(formed, () -> shape + " " + shorten(request) + " -> " + got);
      }
      if (field.optional()) {
        ObjectNode request = shape.valid();
        request.putNull(field.name());
        int got = err(shape.method(), request);
        assertTrue(got >= 400, () -> shape + " null " + field.name() + " -> " + got);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void unknownFieldsAreIgnored(RequestShape shape) {
    ObjectNode request = shape.valid();
    int without = err(shape.method(), request);
    if (Set.of("SIGN_UP", "CREATE_ROOM", "ENTER_ROOM").contains(shape.method())) {
      assertTrue(without == 900 || without >= 400);
      return;
    }
    request.set("no_such_field", Json.object("a", List.of(1, "x", true)));
    assertEquals(without, err(shape.method(), request));
  }
}
