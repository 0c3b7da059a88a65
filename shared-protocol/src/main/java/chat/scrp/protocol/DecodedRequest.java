package chat.scrp.protocol;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a frame of a client turned out to be: a request of a known method, valid or with an invalid
 * field, or nothing that can be understood, which is answered 233.
 *
 * @param reqId the number of the request, or null where it has none that is valid
 * @param unreadable whether the frame is no JSON object at all; ten of them in a row close the
 *     connection
 * @param knownMethod what it asks for, or null where it cannot be understood
 * @param validRequest its fields, or null where it cannot be understood or a field is invalid
 * @param fieldError the smallest error number of its fields, or null where all are valid. The
 *     answer is the smallest of this and what the state of the connection says (250, 251)
 */
public record DecodedRequest(
    @Nullable Long reqId,
    boolean unreadable,
    @Nullable Method knownMethod,
    @Nullable ScrpRequest validRequest,
    @Nullable ErrorCode fieldError) {

  /** Whether it cannot be understood: answer 233, with {@link #reqId()} as resp_id. */
  public boolean bad() {
    return knownMethod == null;
  }

  /** The method of a request that is not {@link #bad()}. */
  public Method method() {
    return Objects.requireNonNull(knownMethod, "a bad request has no method");
  }

  /** The fields of a request that is not {@link #bad()} and has no {@link #fieldError()}. */
  public ScrpRequest request() {
    return Objects.requireNonNull(validRequest, "a request with an invalid field has no record");
  }

  static DecodedRequest unreadableFrame() {
    return new DecodedRequest(null, true, null, null, null);
  }

  static DecodedRequest badRequest(@Nullable Long reqId) {
    return new DecodedRequest(reqId, false, null, null, null);
  }

  static DecodedRequest of(long reqId, Method method, Fields fields) {
    ScrpRequest request = method.read(fields);
    ErrorCode error = fields.smallestError();
    return new DecodedRequest(reqId, false, method, error == null ? request : null, error);
  }
}
