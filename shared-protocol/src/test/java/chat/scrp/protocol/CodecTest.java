package chat.scrp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.UserMode;
import chat.scrp.protocol.model.UserObject;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetUserResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CodecTest {
  @Test
  void writesTheFieldsOfAnObjectIntoTheResponse() {
    UserObject user = new UserObject("bob", "Bob", "", 1, 2, UserMode.ONLINE);
    byte[] json = Codec.encodeResponse(1L, ErrorCode.SUCCESS, new GetUserResponse(user));
    assertEquals(
        "{\"resp_id\":1,\"err\":900,\"user_id\":\"bob\",\"user_nickname\":\"Bob\","
            + "\"user_description\":\"\",\"sign_up_time\":1,\"last_activity_time\":2,\"mode\":1}",
        new String(json, StandardCharsets.UTF_8));
    ServerFrame.Response response = (ServerFrame.Response) Codec.decodeServerFrame(json);
    assertEquals(user, response.body().as(GetUserResponse.class).user());
  }

  @Test
  void writesAResponseWithoutFields() {
    byte[] json = Codec.encodeResponse(null, ErrorCode.BAD_REQUEST, new Done());
    assertEquals("{\"resp_id\":null,\"err\":233}", new String(json, StandardCharsets.UTF_8));
  }

  @Test
  void readsAMessageWithoutReactions() {
    String json = "{\"message_id\":1,\"seq\":1,\"time\":1,\"sender_id\":null,\"text\":\"\"}";
    MessageObject message =
        Codec.decode(json.getBytes(StandardCharsets.UTF_8), MessageObject.class);
    assertTrue(message.reactions().isEmpty());
  }
}
