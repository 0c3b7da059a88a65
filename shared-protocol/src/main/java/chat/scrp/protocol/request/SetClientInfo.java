package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.BAD_REQUEST;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the client is; what is null stays unsaid.
 *
 * @param clientNickname its name
 * @param clientVersion its version
 * @param clientDescription its description
 * @param protocolVersion the SCRP version that it follows
 * @param time its time, in seconds
 */
public record SetClientInfo(
    @Nullable String clientNickname,
    @Nullable String clientVersion,
    @Nullable String clientDescription,
    @Nullable String protocolVersion,
    @Nullable Long time)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static SetClientInfo read(Fields fields) {
    return new SetClientInfo(
        fields.optionalString("client_nickname", Validation::isClientNickname, BAD_REQUEST),
        fields.optionalString("client_version", Validation::isVersion, BAD_REQUEST),
        fields.optionalString("client_description", Validation::isDescription, BAD_REQUEST),
        fields.optionalString("protocol_version", Validation::isVersion, BAD_REQUEST),
        fields.optionalUint32("time", BAD_REQUEST));
  }

  @Override
  public Method method() {
    return Method.SET_CLIENT_INFO;
  }
}
