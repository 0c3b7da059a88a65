package chat.scrp.services.room;

import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.services.dispatch.Caller;
import io.vertx.core.Future;
import java.util.List;

/** Requests to enter rooms, and invitations into them, for those who decide. */
public interface RoomRequests {

  /** What APPROVE_REQUEST, REJECT_REQUEST and IGNORE_REQUEST do. */
  enum Decision {
    APPROVE,
    REJECT,
    IGNORE
  }

  /**
   * A request as {@code {q:ID}} says; only a hint, the room's own slot decides.
   *
   * @param kind {@link RequestKind#ROOM} or {@link RequestKind#INVITATION}
   * @param asker who asks to enter, or who invited
   */
  record Pending(long requestId, RequestKind kind, long room, long asker) {}

  /** Decides a request; fails with 410 when it is not there or not the caller's to decide. */
  Future<Void> decide(Decision decision, Pending request, Caller caller);

  /** The entry requests of all rooms where a user is owner or admin, and its invitations. */
  Future<List<RequestObject>> open(long user);
}
