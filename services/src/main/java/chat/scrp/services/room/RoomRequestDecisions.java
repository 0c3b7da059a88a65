package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.services.ServiceParts;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.OwnLog.Prepared;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Set;

/**
 * Decides entry requests and invitations. The asker's kept push is written before the truth
 * changes, and told behind it.
 */
public final class RoomRequestDecisions implements RoomRequests {
  private final RoomParts parts;
  private final RequestStore store;
  private final OpenRequests openRequests;

  /** For the current event loop. */
  public RoomRequestDecisions(ServiceParts services) {
    this.parts = RoomParts.of(services);
    this.store = new RequestStore(parts.redis(), parts.limits());
    this.openRequests = new OpenRequests(parts, store);
  }

  @Override
  public Future<List<RequestObject>> open(long user) {
    return openRequests.of(user);
  }

  @Override
  public Future<Void> decide(Decision decision, Pending request, Caller caller) {
    boolean entering = request.kind() == RequestKind.ROOM;
    long member = entering ? request.asker() : caller.user();
    Future<?> allowed = entering ? store.look(caller, request) : Future.succeededFuture();
    return allowed
        .compose(may -> parts.lookup().names(Set.of(member), Set.of(request.room())))
        .compose(
            names -> {
              if (names.roomId(request.room()) == null || names.userId(member) == null) {
                throw new ScrpError(ErrorCode.REQUEST_NOT_FOUND);
              }
              return decide(decision, request, caller, names);
            })
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof Gone
                        ? new ScrpError(ErrorCode.REQUEST_NOT_FOUND)
                        : failure));
  }

  private Future<Void> decide(
      Decision decision, Pending request, Caller caller, EntryContext names) {
    boolean entering = request.kind() == RequestKind.ROOM;
    long member = entering ? request.asker() : caller.user();
    Future<?> indexed =
        decision == Decision.APPROVE
            ? parts.members().indexRoom(member, request.room())
            : Future.succeededFuture();
    Future<Long> pushId = parts.ids().push();
    return Future.all(indexed, pushId)
        .compose(
            ready -> {
              Entry entry = Entries.userEnterRoom(pushId.result(), member);
              return entering
                  ? tellAsker(
                      decision,
                      request,
                      caller,
                      () -> decideEntry(decision, request, caller, entry, names))
                  : tellAsker(
                      decision,
                      request,
                      caller,
                      () -> decideInvitation(decision, request, caller, entry, names));
            })
        .onSuccess(
            decided ->
                store.forget(request.requestId(), request.asker(), entering ? 0 : caller.user()))
        .mapEmpty();
  }

  private Future<Response> decideEntry(
      Decision decision, Pending request, Caller caller, Entry entry, EntryContext names) {
    return store.decide(caller, request, decision == Decision.APPROVE, entry, names);
  }

  private Future<Response> decideInvitation(
      Decision decision, Pending request, Caller caller, Entry entry, EntryContext names) {
    return store.decideInvitation(caller, request, decision == Decision.APPROVE, entry, names);
  }

  /** The change to run between the asker's push and the asker's hearing of it. */
  private interface Change {
    Future<Response> run();
  }

  /** Ignoring tells nobody; an asker who is deleted hears nothing. */
  private Future<Response> tellAsker(
      Decision decision, Pending request, Caller caller, Change change) {
    if (decision == Decision.IGNORE) {
      return change.run();
    }
    return parts
        .ids()
        .push()
        .compose(pushId -> prepare(decision, request, caller, pushId))
        .compose(
            prepared -> prepared.around(change.run()),
            failure ->
                failure instanceof Gone && request.kind() == RequestKind.INVITATION
                    ? change.run()
                    : Future.failedFuture(failure));
  }

  private Future<Prepared> prepare(Decision decision, Pending request, Caller caller, long pushId) {
    Entry entry =
        decision == Decision.APPROVE
            ? Entries.requestApproved(
                pushId,
                caller.connection(),
                request.kind(),
                caller.user(),
                request.asker(),
                request.room(),
                request.requestId())
            : Entries.requestRejected(
                pushId,
                caller.connection(),
                request.kind(),
                caller.user(),
                request.asker(),
                request.room(),
                request.requestId());
    return parts
        .lookup()
        .names(Set.of(), Set.of(request.room()))
        .compose(
            names ->
                parts
                    .ownLog()
                    .prepare(
                        request.asker(),
                        entry,
                        names.withUser(caller.user(), caller.userId(), null)));
  }
}
