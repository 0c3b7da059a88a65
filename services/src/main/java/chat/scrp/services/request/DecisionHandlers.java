package chat.scrp.services.request;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.protocol.request.ApproveRequest;
import chat.scrp.protocol.request.GetRequests;
import chat.scrp.protocol.request.IgnoreRequest;
import chat.scrp.protocol.request.RejectRequest;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetRequestsResponse;
import chat.scrp.services.directory.RequestBook;
import chat.scrp.services.directory.RequestBook.Line;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.friend.FriendRequests;
import chat.scrp.services.room.RoomRequests;
import chat.scrp.services.room.RoomRequests.Decision;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** APPROVE_REQUEST (2.20), IGNORE_REQUEST (2.21), REJECT_REQUEST (2.22) and GET_REQUESTS. */
public final class DecisionHandlers {
  private final RequestBook book;
  private final FriendRequests friends;
  private final RoomRequests rooms;

  public DecisionHandlers(RequestBook book, FriendRequests friends, RoomRequests rooms) {
    this.book = book;
    this.friends = friends;
    this.rooms = rooms;
  }

  public Future<Done> approve(ApproveRequest request, RequestContext context) {
    return decide(Decision.APPROVE, request.requestId(), context.caller());
  }

  public Future<Done> reject(RejectRequest request, RequestContext context) {
    return decide(Decision.REJECT, request.requestId(), context.caller());
  }

  public Future<Done> ignore(IgnoreRequest request, RequestContext context) {
    return decide(Decision.IGNORE, request.requestId(), context.caller());
  }

  /** What waits for the caller, the oldest first. */
  public Future<GetRequestsResponse> getRequests(GetRequests request, RequestContext context) {
    long user = context.caller().user();
    Future<List<RequestObject>> ofFriends = friends.open(user);
    Future<List<RequestObject>> ofRooms = rooms.open(user);
    return Future.all(ofFriends, ofRooms)
        .map(
            both -> {
              List<RequestObject> all = new ArrayList<>(ofFriends.result());
              all.addAll(ofRooms.result());
              all.sort(Comparator.comparingLong(RequestObject::time));
              return new GetRequestsResponse(all);
            });
  }

  private Future<Done> decide(Decision decision, long id, Caller caller) {
    return book.find(id)
        .compose(
            line ->
                line.kind() == RequestKind.FRIEND
                    ? decideFriend(decision, line, caller)
                    : decideRoom(decision, line, caller))
        .map(decided -> new Done());
  }

  private Future<Void> decideFriend(Decision decision, Line line, Caller caller) {
    if (line.subject() != caller.user()) {
      return Future.failedFuture(new ScrpError(ErrorCode.REQUEST_NOT_FOUND));
    }
    return switch (decision) {
      case APPROVE -> friends.approve(caller, line.asker(), line.id());
      case REJECT -> friends.reject(caller, line.asker(), line.id());
      case IGNORE -> friends.ignore(caller, line.asker(), line.id());
    };
  }

  private Future<Void> decideRoom(Decision decision, Line line, Caller caller) {
    if (line.kind() == RequestKind.INVITATION && line.subject() != caller.user()) {
      return Future.failedFuture(new ScrpError(ErrorCode.REQUEST_NOT_FOUND));
    }
    RoomRequests.Pending pending =
        new RoomRequests.Pending(line.id(), line.kind(), line.room(), line.asker());
    return rooms.decide(decision, pending, caller);
  }
}
