package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * The nickname of a user changed.
 *
 * @param userId who
 * @param userNickname the new nickname
 */
public record UserNicknameChanged(String userId, String userNickname) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.USER_NICKNAME_CHANGED;
  }
}
