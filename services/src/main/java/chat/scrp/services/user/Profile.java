package chat.scrp.services.user;

import chat.scrp.protocol.model.UserMode;
import chat.scrp.protocol.model.UserObject;

/** A user as others see it, with its number. Times in seconds. */
public record Profile(
    long user,
    String id,
    String nickname,
    String description,
    long signedUp,
    long seen,
    boolean online) {

  public UserMode mode() {
    return online ? UserMode.ONLINE : UserMode.OFFLINE;
  }

  public UserObject object() {
    return new UserObject(id, nickname, description, signedUp, seen, mode());
  }
}
