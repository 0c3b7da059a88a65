package chat.scrp.protocol;

import java.util.HashMap;
import java.util.Map;

/**
 * Every error number (SCRP 0.0.3, section 3; SCRP 1.0, section 7), in ascending order: where
 * several apply, the first one wins.
 */
public enum ErrorCode {
  /** The request is not understood. */
  BAD_REQUEST(233),
  /** The method needs a login. */
  USER_NOT_LOGGED_IN(250),
  /** The connection is logged in already. */
  USER_ALREADY_LOGGED_IN(251),
  /** The format of the user ID is invalid. */
  INVALID_USER_ID(300),
  /** The format of the room ID is invalid. */
  INVALID_ROOM_ID(301),
  /** The format of the user password is invalid. */
  INVALID_USER_PASSWORD(310),
  /** The format of the room password is invalid. */
  INVALID_ROOM_PASSWORD(311),
  /** The format of the user nickname is invalid. */
  INVALID_USER_NICKNAME(320),
  /** The format of the room nickname is invalid. */
  INVALID_ROOM_NICKNAME(321),
  /** The format of the user description (or verification message) is invalid. */
  INVALID_USER_DESCRIPTION(330),
  /** The format of the room description is invalid. */
  INVALID_ROOM_DESCRIPTION(331),
  /** The room access type (or room history) is invalid. */
  INVALID_ROOM_ACCESS_TYPE(340),
  /** The text is empty, too long or no string. */
  INVALID_MESSAGE_TEXT(350),
  /** The request ID is no uint32. */
  INVALID_REQUEST_ID(351),
  /** The client message ID is not 1-64 printable ASCII characters. */
  INVALID_CLIENT_MESSAGE_ID(352),
  /** A sequence number, a limit or the bounds are wrong. */
  INVALID_MESSAGE_RANGE(353),
  /** The search text, limit or cursor is wrong. */
  INVALID_QUERY(354),
  /** The session token or session ID is unknown, used up or expired. */
  INVALID_SESSION_TOKEN(355),
  /** The reaction is not one emoji. */
  INVALID_REACTION(356),
  /** The user ID is taken. */
  USER_ALREADY_EXISTS(400),
  /** The room ID is taken. */
  ROOM_ALREADY_EXISTS(401),
  /** Wrong attempts are too often. */
  TOO_MANY_WRONG_ATTEMPTS(402),
  /** The ID and the password do not match. */
  ID_PASSWORD_NOT_MATCH(403),
  /** There is no such user. */
  USER_NOT_FOUND(404),
  /** There is no such room. */
  ROOM_NOT_FOUND(405),
  /** The two are friends already. */
  ALREADY_FRIENDS(406),
  /** The user is a member of the room already. */
  ALREADY_ROOM_MEMBER(408),
  /** The subject is no member (or no admin) of the room. */
  NOT_ROOM_MEMBER(409),
  /** There is no such request that the user may decide. */
  REQUEST_NOT_FOUND(410),
  /** There is no such message that the user can read. */
  MESSAGE_NOT_FOUND(411),
  /** A configured limit is reached. */
  LIMIT_REACHED(412),
  /** Too many requests; nothing was done. */
  RATE_LIMITED(420),
  /** The store did not answer in time; it is unknown whether the request took effect. */
  SERVICE_UNAVAILABLE(503),
  /** The user may not do this. */
  FORBIDDEN(801),
  /** The action was performed. */
  SUCCESS(900),
  /** An unexpected error occurred. */
  UNKNOWN(999);

  private static final Map<Integer, ErrorCode> BY_NUMBER = new HashMap<>();

  static {
    for (ErrorCode code : values()) {
      BY_NUMBER.put(code.number, code);
    }
  }

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The code of a wire number; {@link #UNKNOWN} for a number that this version does not know. */
  public static ErrorCode of(int number) {
    return BY_NUMBER.getOrDefault(number, UNKNOWN);
  }
}
