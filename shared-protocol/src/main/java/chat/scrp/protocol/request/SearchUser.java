package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_QUERY;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import org.jspecify.annotations.Nullable;

/**
 * Searches users by ID and nickname (2.27).
 *
 * @param query what to look for, 1-64 code points
 * @param limit at most so many, 1-100
 * @param cursor where the page begins, as a former answer said; null: at the start
 */
public record SearchUser(String query, int limit, @Nullable String cursor) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static SearchUser read(Fields fields) {
    return new SearchUser(
        fields.string("query", Validation::isQuery, INVALID_QUERY),
        fields.limit(100, 50, INVALID_QUERY),
        fields.optionalString("cursor", Validation::isCursor, INVALID_QUERY));
  }

  @Override
  public Method method() {
    return Method.SEARCH_USER;
  }
}
