package chat.scrp.services.friend;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.request.AddFriend;
import chat.scrp.protocol.request.RemoveFriend;
import chat.scrp.protocol.response.AddFriendResponse;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.Limits;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.directory.Names;
import chat.scrp.services.directory.UserIndexes;
import chat.scrp.services.directory.UserIndexes.Index;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.EntryContext;
import io.vertx.core.Future;
import java.util.Objects;

/** ADD_FRIEND (2.15) and REMOVE_FRIEND (2.16). */
final class FriendHandlers {
  private final Directory directory;
  private final Names names;
  private final Ids ids;
  private final PairStore pairs;
  private final UserIndexes indexes;
  private final FriendRequests requests;
  private final Limits limits;

  FriendHandlers(
      Directory directory,
      Names names,
      Ids ids,
      PairStore pairs,
      UserIndexes indexes,
      FriendRequests requests,
      Limits limits) {
    this.directory = directory;
    this.names = names;
    this.ids = ids;
    this.pairs = pairs;
    this.indexes = indexes;
    this.requests = requests;
    this.limits = limits;
  }

  Future<AddFriendResponse> addFriend(AddFriend request, RequestContext context) {
    Caller caller = context.caller();
    return directory
        .withUser(
            request.subjectUserId(),
            subject ->
                PairChanged.untilStable(
                    () -> addFriend(caller, subject, request.verificationMessage())))
        .map(AddFriendResponse::new);
  }

  private Future<Long> addFriend(Caller caller, long subject, String message) {
    long me = caller.user();
    if (subject == me) {
      return fail(ErrorCode.FORBIDDEN);
    }
    return FriendRequests.context(names, me, subject)
        .compose(
            both ->
                both.users().size() < 2
                    ? Future.failedFuture(new Gone())
                    : pairs
                        .look(me, subject)
                        .compose(pair -> addFriend(caller, subject, message, pair, both)));
  }

  private Future<Long> addFriend(
      Caller caller, long subject, String message, PairState pair, EntryContext both) {
    if (pair.friends()) {
      return fail(ErrorCode.ALREADY_FRIENDS);
    }
    if (pair.blockedByMe()) {
      return fail(ErrorCode.FORBIDDEN);
    }
    PairState.PendingRequest pending = pair.pending();
    if (pending != null && pending.asker() == caller.user()) {
      return Future.succeededFuture(pending.id());
    }
    if (pending != null) {
      return requests.approve(caller, subject, pending.id()).map(pending.id()).recover(this::again);
    }
    return id(pair)
        .compose(
            id ->
                pair.blockedByOther()
                    ? pairs.askBlocked(caller.user(), subject, id)
                    : ask(caller, subject, id, message, both));
  }

  /** Somebody decided the request that was just seen: look again. */
  private Future<Long> again(Throwable failure) {
    boolean decided =
        failure instanceof ScrpError error && error.code() == ErrorCode.REQUEST_NOT_FOUND;
    return Future.failedFuture(decided ? new PairChanged() : failure);
  }

  /** One who asked while it was blocked keeps the ID that it was given. */
  private Future<Long> id(PairState pair) {
    return pair.unheard() == null
        ? ids.request()
        : Future.succeededFuture(Objects.requireNonNull(pair.unheard()));
  }

  private Future<Long> ask(
      Caller caller, long subject, long id, String message, EntryContext both) {
    long me = caller.user();
    return requests
        .noteRequest(id, me, subject)
        .compose(noted -> indexes.add(Index.TO_DECIDE, subject, id, limits.pendingRequests()))
        .compose(added -> indexes.add(Index.ASKED, me, id, limits.askedRequests()))
        .compose(added -> indexes.add(Index.PAIRS, subject, me, 0))
        .compose(added -> indexes.add(Index.PAIRS, me, subject, 0))
        .compose(indexed -> ids.push())
        .compose(
            push ->
                pairs.ask(
                    me,
                    subject,
                    id,
                    message,
                    Entries.newFriendRequest(push, caller.connection(), me, subject, id, message),
                    both))
        .map(id)
        .onFailure(failure -> requests.forget(subject, me, id));
  }

  Future<Done> removeFriend(RemoveFriend request, RequestContext context) {
    Caller caller = context.caller();
    return directory
        .withUser(request.subjectUserId(), subject -> remove(caller, subject))
        .recover(FriendHandlers::notAFriend)
        .map(removed -> new Done());
  }

  private Future<?> removeNow(Caller caller, long subject, EntryContext both) {
    return ids.push()
        .compose(
            push ->
                pairs.remove(
                    caller.user(),
                    subject,
                    Entries.friendRemoved(push, caller.connection(), caller.user(), subject),
                    both));
  }

  private Future<Void> remove(Caller caller, long subject) {
    if (subject == caller.user()) {
      return fail(ErrorCode.FORBIDDEN);
    }
    return FriendRequests.context(names, caller.user(), subject)
        .compose(
            both ->
                both.users().size() < 2
                    ? Future.failedFuture(new Gone())
                    : removeNow(caller, subject, both).mapEmpty());
  }

  /** Nobody of that ID is no friend. */
  private static Future<Void> notAFriend(Throwable failure) {
    boolean nobody = failure instanceof ScrpError e && e.code() == ErrorCode.USER_NOT_FOUND;
    return Future.failedFuture(nobody ? new ScrpError(ErrorCode.FORBIDDEN) : failure);
  }

  private static <T> Future<T> fail(ErrorCode code) {
    return Future.failedFuture(new ScrpError(code));
  }
}
