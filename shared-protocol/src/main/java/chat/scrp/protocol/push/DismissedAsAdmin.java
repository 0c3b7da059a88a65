package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An admin of a room became a general member.
 *
 * @param roomId the room
 * @param userId of whom
 * @param byUserId by whom; null: a user deleted meanwhile
 */
public record DismissedAsAdmin(
    String roomId,
    String userId,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String byUserId)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.DISMISSED_AS_ADMIN;
  }
}
