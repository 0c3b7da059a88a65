package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.UserObject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Answers GET_USER: the fields of the object are fields of the response itself.
 *
 * @param user the user
 */
public record GetUserResponse(@JsonValue UserObject user) implements ScrpResponse {
  /** Takes the object; on the wire its fields stand for it. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public GetUserResponse {}
}
