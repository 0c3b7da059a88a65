package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_QUERY;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the friends of the current user.
 *
 * @param limit at most so many, 1-1000
 * @param cursor where the page begins, as a former answer said; null: at the start
 */
public record GetFriends(int limit, @Nullable String cursor) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static GetFriends read(Fields fields) {
    return new GetFriends(
        fields.limit(1000, 1000, INVALID_QUERY),
        fields.optionalString("cursor", Validation::isCursor, INVALID_QUERY));
  }

  @Override
  public Method method() {
    return Method.GET_FRIENDS;
  }
}
