package chat.scrp.services.room;

import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.services.dispatch.Caller;
import io.vertx.core.Future;
import java.util.List;

/**
 * Pending entry requests and invitations of rooms, decided by request ID. Every decision fails with
 * 410 when the request is gone or is not the caller's to decide.
 */
public interface RoomRequests {

  /**
   * Where a request lives, as {@code {q:ID}} says. It is a hint: the room's own keys decide.
   *
   * @param kind ROOM or INVITATION
   * @param asker who wants to enter, or who invites
   * @param subject who is invited, 0 for ROOM
   */
  record Pending(long requestId, RequestKind kind, long room, long asker, long subject) {}

  /** Makes the asker, or the invited caller, a member. */
  Future<Void> approve(Caller caller, Pending request);

  /** Closes the request and tells the asker. */
  Future<Void> reject(Caller caller, Pending request);

  /** Closes the request and tells nobody but the other deciders. */
  Future<Void> ignore(Caller caller, Pending request);

  /** Entry requests of the rooms where the user is owner or admin, and invitations to it. */
  Future<List<RequestObject>> open(long user);
}
