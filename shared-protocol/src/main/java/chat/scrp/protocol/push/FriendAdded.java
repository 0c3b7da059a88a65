package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * Two users became friends.
 *
 * @param userId the new friend
 * @param userNickname the nickname of that user
 */
public record FriendAdded(String userId, String userNickname) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.FRIEND_ADDED;
  }
}
