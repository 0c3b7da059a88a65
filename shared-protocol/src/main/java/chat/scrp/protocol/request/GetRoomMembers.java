package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_QUERY;
import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the members of a room.
 *
 * @param roomId the room
 * @param limit at most so many, 1-1000
 * @param cursor where the page begins, as a former answer said; null: at the start
 */
public record GetRoomMembers(String roomId, int limit, @Nullable String cursor)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static GetRoomMembers read(Fields fields) {
    return new GetRoomMembers(
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID),
        fields.limit(1000, 1000, INVALID_QUERY),
        fields.optionalString("cursor", Validation::isCursor, INVALID_QUERY));
  }

  @Override
  public Method method() {
    return Method.GET_ROOM_MEMBERS;
  }
}
