package chat.scrp.services.user;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.request.ChangeUserDescription;
import chat.scrp.protocol.request.ChangeUserNickname;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.ProfileFanout;
import chat.scrp.services.search.SearchIndex;
import io.vertx.core.Future;

/** CHANGE_USER_NICKNAME (2.5) and CHANGE_USER_DESCRIPTION (2.17). */
public final class ChangeProfileHandlers {
  private static final int MOST_LOOKS = 5;

  private final UserStore users;
  private final Ids ids;
  private final SearchIndex index;
  private final ProfileFanout fanout;

  public ChangeProfileHandlers(UserStore users, Ids ids, SearchIndex index, ProfileFanout fanout) {
    this.users = users;
    this.ids = ids;
    this.index = index;
    this.fanout = fanout;
  }

  public Future<Done> changeNickname(ChangeUserNickname request, RequestContext context) {
    Caller caller = context.caller();
    String nickname = request.userNickname();
    return index
        .addNickname(caller.userId(), nickname)
        .compose(found -> set(caller.user(), "nick", nickname, MOST_LOOKS))
        .compose(old -> index.removeNickname(caller.userId(), old, nickname))
        .compose(indexed -> ids.push())
        .compose(
            push ->
                tell(
                    caller,
                    Entries.userNicknameChanged(push, caller.connection(), caller.user()),
                    EntryContext.ofUser(caller.user(), caller.userId(), nickname)))
        .recover(ChangeProfileHandlers::unlessDeleted);
  }

  public Future<Done> changeDescription(ChangeUserDescription request, RequestContext context) {
    Caller caller = context.caller();
    String description = request.userDescription();
    return set(caller.user(), "desc", description, MOST_LOOKS)
        .compose(old -> ids.push())
        .compose(
            push ->
                tell(
                    caller,
                    Entries.userDescriptionChanged(push, caller.connection(), caller.user()),
                    EntryContext.ofDescription(caller.user(), caller.userId(), description)))
        .recover(ChangeProfileHandlers::unlessDeleted);
  }

  private Future<Done> tell(Caller caller, Entry entry, EntryContext names) {
    return fanout.append(caller.user(), entry, names).map(told -> new Done());
  }

  /** Sets a field; answers what it was before. */
  private Future<String> set(long user, String field, String value, int looks) {
    return users
        .profile(user)
        .map(profile -> field.equals("nick") ? profile.nickname() : profile.description())
        .compose(
            old ->
                users
                    .change(user, field, old, value)
                    .compose(
                        changed -> {
                          if (changed) {
                            return Future.succeededFuture(old);
                          }
                          return looks > 1
                              ? set(user, field, value, looks - 1)
                              : Future.failedFuture(new ScrpError(ErrorCode.SERVICE_UNAVAILABLE));
                        }));
  }

  /** One who is deleted at this moment is logged off. */
  private static Future<Done> unlessDeleted(Throwable failure) {
    return Future.failedFuture(
        failure instanceof Gone ? new ScrpError(ErrorCode.USER_NOT_LOGGED_IN) : failure);
  }
}
