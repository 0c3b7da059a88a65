package chat.scrp.services.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.testing.RealRedis;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LateScriptsIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();

  @Test
  void whatWasAnswered503DoesNotTakeEffectLater() {
    RedisConfig impatient = RedisConfig.at(redis.uri()).withCommandTimeout(Duration.ofMillis(500));
    try (ServicesLab lab = new ServicesLab(ServicesConfig.at(redis.uri()).withRedis(impatient))) {
      Caller ann = lab.user("ann");
      lab.ok(
          ann, new CreateRoom("hall", "Hall", RoomAccess.PUBLIC, null, RoomHistory.SINCE_ENTERING));
      lab.ok(ann, new SendRoomMessage("hall", "before", null));

      redis.pause();
      ErrorCode late = lab.err(ann, new SendRoomMessage("hall", "late", null));
      redis.resume();
      redis.command("PING");

      assertEquals(ErrorCode.SERVICE_UNAVAILABLE, late);
      var page =
          lab.ok(
              ann,
              new ReceiveMessage(Target.room("hall"), null, null, 50),
              ReceiveMessageResponse.class);
      assertEquals(1, page.messages().size());
    }
  }
}
