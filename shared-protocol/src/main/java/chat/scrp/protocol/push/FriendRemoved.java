package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * Two users are no longer friends.
 *
 * @param userId who is no longer a friend
 * @param userNickname the nickname of that user
 */
public record FriendRemoved(String userId, String userNickname) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.FRIEND_REMOVED;
  }
}
