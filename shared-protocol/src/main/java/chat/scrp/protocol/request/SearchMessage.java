package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_QUERY;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import chat.scrp.protocol.model.Target;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Searches messages that the current user can read. A message is found when each word of the query
 * is the beginning of one of its words, whatever their case and accents.
 *
 * @param query what to look for, 1-64 code points
 * @param target the conversation to search, or none: all of the user's
 * @param limit at most so many, 1-100
 * @param cursor where the page begins, as a former answer said; null: at the newest message
 */
public record SearchMessage(
    String query, @JsonUnwrapped Target target, int limit, @Nullable String cursor)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static SearchMessage read(Fields fields) {
    return new SearchMessage(
        fields.string("query", Validation::isQuery, INVALID_QUERY),
        fields.optionalTarget(),
        fields.limit(100, 50, INVALID_QUERY),
        fields.optionalString("cursor", Validation::isCursor, INVALID_QUERY));
  }

  @Override
  public Method method() {
    return Method.SEARCH_MESSAGE;
  }
}
