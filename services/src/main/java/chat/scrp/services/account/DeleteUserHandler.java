package chat.scrp.services.account;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.request.DeleteUser;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.dispatch.SessionChange;
import chat.scrp.services.dispatch.SessionHandler;
import chat.scrp.services.friend.FriendDepartures;
import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.presence.Presence;
import chat.scrp.services.room.RoomDepartures;
import chat.scrp.services.search.SearchIndex;
import chat.scrp.services.stats.Totals;
import chat.scrp.services.user.Credentials;
import chat.scrp.services.user.PasswordCheck;
import chat.scrp.services.user.Profile;
import chat.scrp.services.user.UserStore;
import io.vertx.core.Future;

/**
 * DELETE_USER (2.3). First nobody can log in as the user any more, then it leaves friends and
 * rooms, at last its ID is free and the rest is forgotten. Each step can be done twice, so that the
 * request can be repeated when the store went away in between.
 */
public final class DeleteUserHandler implements SessionHandler<DeleteUser> {
  private final PasswordCheck passwordCheck;
  private final UserStore users;
  private final Ids ids;
  private final Directory directory;
  private final RoomDepartures rooms;
  private final FriendDepartures friends;
  private final SearchIndex index;
  private final Totals totals;
  private final Presence presence;

  public DeleteUserHandler(
      PasswordCheck passwordCheck,
      UserStore users,
      Ids ids,
      Directory directory,
      RoomDepartures rooms,
      FriendDepartures friends,
      SearchIndex index,
      Totals totals,
      Presence presence) {
    this.passwordCheck = passwordCheck;
    this.users = users;
    this.ids = ids;
    this.directory = directory;
    this.rooms = rooms;
    this.friends = friends;
    this.index = index;
    this.totals = totals;
    this.presence = presence;
  }

  @Override
  public Future<Outcome> handle(DeleteUser request, RequestContext context) {
    Caller caller = context.caller();
    return passwordCheck
        .again(caller, request.userPassword(), context.origin())
        .compose(credentials -> delete(caller, credentials))
        .map(deleted -> new Outcome(ErrorCode.SUCCESS, new Done(), new SessionChange.LoggedOff()))
        .recover(DeleteUserHandler::unlessDeleted);
  }

  private Future<Void> delete(Caller caller, Credentials credentials) {
    String forced =
        PublishedWriter.loggedOff(LogOffReason.USER_DELETED, null, null, null, caller.connection());
    return users
        .profile(caller.user())
        .compose(
            profile ->
                users
                    .beginDeletion(credentials, PublishedWriter.userChannel(caller.user()), forced)
                    .compose(begun -> ids.push())
                    .compose(push -> leave(caller, push))
                    .compose(left -> forget(caller, profile)));
  }

  private Future<Void> leave(Caller caller, long push) {
    return rooms.leaveAll(caller, push).compose(left -> friends.leaveAll(caller, push));
  }

  private Future<Void> forget(Caller caller, Profile profile) {
    return users
        .release(caller.userId(), caller.user())
        .compose(
            released -> {
              directory.forgetUser(caller.userId());
              return index
                  .remove(caller.userId(), profile.nickname())
                  .compose(unlisted -> users.endDeletion(caller.user()))
                  .compose(gone -> presence.leave(caller.user(), caller.connection()))
                  .compose(gone -> released ? totals.users(-1) : Future.<Void>succeededFuture());
            });
  }

  /** It was deleted on another connection just now. */
  private static Future<Outcome> unlessDeleted(Throwable failure) {
    return Future.failedFuture(
        failure instanceof Gone ? new ScrpError(ErrorCode.ID_PASSWORD_NOT_MATCH) : failure);
  }
}
