package chat.scrp.services.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a command is about; what it does not need is null.
 *
 * @param user ID of the user
 * @param room ID of the room
 * @param session ID of the session
 * @param all whether all sessions are meant
 * @param query beginning of an ID or of a word of a nickname
 * @param limit how many at most, 1-100
 * @param cursor where the page begins, as a former answer said
 * @param password the new one
 */
public record AdminArguments(
    @JsonProperty("user") @Nullable String user,
    @JsonProperty("room") @Nullable String room,
    @JsonProperty("session") @Nullable String session,
    @JsonProperty("all") boolean all,
    @JsonProperty("query") @Nullable String query,
    @JsonProperty("limit") @Nullable Integer limit,
    @JsonProperty("cursor") @Nullable String cursor,
    @JsonProperty("password") @Nullable String password) {

  /** Whom or what the command is about, for the log: never a secret. */
  public String subject() {
    String about = user == null ? (room == null ? query : room) : user;
    return about == null ? "-" : session == null ? about : about + " session " + session;
  }

  @Override
  public String toString() {
    return "AdminArguments[" + subject() + ']';
  }
}
