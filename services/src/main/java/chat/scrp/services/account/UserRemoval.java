package chat.scrp.services.account;

import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.user.Credentials;
import chat.scrp.services.user.UserStore;
import io.vertx.core.Future;

/** Deletes a user whom somebody who may do that has named: by its password, or as an operator. */
public final class UserRemoval {
  private final UserStore users;
  private final UserDeletion deletion;

  public UserRemoval(UserStore users, UserDeletion deletion) {
    this.users = users;
    this.deletion = deletion;
  }

  /** As {@link #remove(Caller, Credentials)}, whatever the password is. */
  public Future<Void> remove(Caller leaving) {
    return users.credentials(leaving.user()).compose(credentials -> remove(leaving, credentials));
  }

  /**
   * Ends all sessions but the connection that asks, and takes the user out of everything. It can be
   * repeated when the store went away in between. Fails with Gone when there is no such user any
   * more, and with 403 when its password is another one by now.
   */
  Future<Void> remove(Caller leaving, Credentials credentials) {
    String forced =
        PublishedWriter.loggedOff(
            LogOffReason.USER_DELETED, null, null, null, leaving.connection());
    String channel = PublishedWriter.userChannel(leaving.user());
    return users
        .beginDeletion(credentials, channel, forced)
        .compose(begun -> deletion.finish(leaving));
  }
}
