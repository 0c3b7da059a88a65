package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_QUERY;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import org.jspecify.annotations.Nullable;

/**
 * Asks for everything that the server keeps of the current user.
 *
 * @param limit at most so many items, 1-200
 * @param cursor where the page begins, as a former answer said; null: at the start
 */
public record ExportUser(int limit, @Nullable String cursor) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ExportUser read(Fields fields) {
    return new ExportUser(
        fields.limit(200, 100, INVALID_QUERY),
        fields.optionalString("cursor", Validation::isCursor, INVALID_QUERY));
  }

  @Override
  public Method method() {
    return Method.EXPORT_USER;
  }
}
