package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * Somebody asks to become friends.
 *
 * @param requestId the request
 * @param userId who asks
 * @param userNickname the nickname of that user
 * @param verificationMessage the text that came with it
 */
public record NewFriendRequest(
    long requestId, String userId, String userNickname, String verificationMessage)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.NEW_FRIEND_REQUEST;
  }
}
