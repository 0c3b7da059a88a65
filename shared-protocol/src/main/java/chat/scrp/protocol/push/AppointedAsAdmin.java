package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A member became an admin of a room.
 *
 * @param roomId the room
 * @param userId of whom
 * @param byUserId by whom; null: a user deleted meanwhile
 */
public record AppointedAsAdmin(
    String roomId,
    String userId,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String byUserId)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.APPOINTED_AS_ADMIN;
  }
}
