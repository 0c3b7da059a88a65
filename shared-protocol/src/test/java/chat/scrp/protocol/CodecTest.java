package chat.scrp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.model.UserMode;
import chat.scrp.protocol.model.UserObject;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.request.MarkRead;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.ErrorResponse;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.protocol.response.GetUserResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  @Test
  void writesTheFieldsOfAnObjectIntoTheResponse() {
    UserObject user = new UserObject("bob", "Bob", "", 1, 2, UserMode.ONLINE);
    byte[] json = Codec.encodeResponse(1L, ErrorCode.SUCCESS, new GetUserResponse(user));
    assertEquals(
        "{\"resp_id\":1,\"err\":900,\"user_id\":\"bob\",\"user_nickname\":\"Bob\","
            + "\"user_description\":\"\",\"sign_up_time\":1,\"last_activity_time\":2,\"mode\":1}",
        text(json));
    assertEquals(user, response(text(json)).body().as(GetUserResponse.class).user());
  }

  @Test
  void writesAResponseWithoutFields() {
    assertEquals(
        "{\"resp_id\":null,\"err\":233}",
        text(Codec.encodeResponse(null, ErrorCode.BAD_REQUEST, null)));
    assertEquals(
        "{\"resp_id\":4294967295,\"err\":900}",
        text(Codec.encodeResponse(4294967295L, ErrorCode.SUCCESS, new Done())));
    assertEquals(
        "{\"resp_id\":1,\"err\":420,\"retry_after_ms\":5}",
        text(Codec.encodeResponse(1L, ErrorCode.RATE_LIMITED, new ErrorResponse(5L, null))));
  }

  @Test
  void writesTheConversationOfARequestAsItsField() {
    assertEquals(
        "{\"req_id\":3,\"method\":\"MARK_READ\",\"user_id\":\"bob\",\"seq\":4}",
        text(Codec.encodeRequest(3, new MarkRead(Target.user("bob"), 4))));
  }

  @Test
  void writesAPushWithoutLineFeedsOutsideOfEscapes() {
    NewRoomMessage push = new NewRoomMessage(1, 1, "attic", null, "a\nb", false);
    assertEquals(
        "{\"push_id\":7,\"method\":\"NEW_ROOM_MESSAGE\",\"time\":9,\"message_id\":1,\"seq\":1,"
            + "\"room_id\":\"attic\",\"sender_id\":null,\"text\":\"a\\nb\"}",
        text(Codec.encodePush(7L, 9, push)));
  }

  @Test
  void toleratesWhatALaterServerSays() {
    ServerFrame.Response response =
        response("{\"resp_id\":1,\"err\":777,\"time\":5,\"new_field\":{\"a\":[]}}");
    assertEquals(777, response.errorNumber());
    assertEquals(ErrorCode.UNKNOWN, response.error());
    assertEquals(5, response.body().as(GetTimeResponse.class).time());

    ServerFrame.Push push =
        assertInstanceOf(
            ServerFrame.Push.class,
            decode("{\"push_id\":1,\"method\":\"NEW_THING\",\"time\":2,\"x\":1}"));
    assertEquals("NEW_THING", push.methodName());
    assertNull(push.push());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "nonsense",
        "{}",
        "{\"resp_id\":1}",
        "{\"resp_id\":1,\"err\":\"900\"}",
        "{\"push_id\":1}",
        "{\"push_id\":1,\"method\":\"NEW_ROOM_MESSAGE\",\"time\":1,\"seq\":\"x\"}"
      })
  void refusesFramesThatAreNeitherResponseNorPush(String frame) {
    assertThrows(MalformedFrameException.class, () -> decode(frame));
  }

  @Test
  void doesNotRepeatTheContentOfAMalformedFrame() {
    MalformedFrameException e =
        assertThrows(
            MalformedFrameException.class,
            () -> Codec.decode("{\"secret".getBytes(StandardCharsets.UTF_8), Done.class));
    assertFalse(String.valueOf(e.getMessage()).contains("secret"));
    assertNull(e.getCause());
  }

  @Test
  void keepsTheOrderOfReactions() {
    String json =
        "{\"message_id\":1,\"seq\":1,\"time\":1,\"sender_id\":null,\"text\":\"\","
            + "\"reactions\":{\"z\":[\"a\"],\"b\":[\"c\"]}}";
    MessageObject message = Codec.decode(utf8(json), MessageObject.class);
    assertEquals(List.of("z", "b"), List.copyOf(message.reactions().keySet()));
    assertEquals(json, text(Codec.encode(message)));
    String without = "{\"message_id\":1,\"seq\":1,\"time\":1,\"sender_id\":\"a\",\"text\":\"\"}";
    assertEquals(Map.of(), Codec.decode(utf8(without), MessageObject.class).reactions());
  }

  @Test
  void sixMethodsNeedNoLogin() {
    Set<Method> free = EnumSet.noneOf(Method.class);
    for (Method method : Method.values()) {
      if (method.login() == Login.NONE_NEEDED) {
        free.add(method);
      }
      assertEquals(method, Method.byName(method.name()));
    }
    assertEquals(
        EnumSet.of(
            Method.SIGN_UP,
            Method.LOG_IN,
            Method.RESUME_SESSION,
            Method.GET_TIME,
            Method.GET_SERVER_INFO,
            Method.SET_CLIENT_INFO),
        free);
  }

  @Test
  void errorNumbersAscend() {
    int last = 0;
    for (ErrorCode code : ErrorCode.values()) {
      assertTrue(code.number() > last, code.name());
      assertEquals(code, ErrorCode.of(code.number()));
      last = code.number();
    }
  }

  private static ServerFrame.Response response(String json) {
    return assertInstanceOf(ServerFrame.Response.class, decode(json));
  }

  private static ServerFrame decode(String json) {
    return Codec.decodeServerFrame(utf8(json));
  }

  private static byte[] utf8(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
