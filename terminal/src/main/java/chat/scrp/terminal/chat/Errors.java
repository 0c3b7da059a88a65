package chat.scrp.terminal.chat;

import chat.scrp.client.ScrpException;
import chat.scrp.protocol.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What went wrong, in words. */
public final class Errors {
  private static final Map<ErrorCode, String> WORDS = new EnumMap<>(ErrorCode.class);

  static {
    WORDS.put(ErrorCode.BAD_REQUEST, "the server did not understand that");
    WORDS.put(ErrorCode.USER_NOT_LOGGED_IN, "you are not logged in");
    WORDS.put(ErrorCode.INVALID_USER_ID, "a user name is 1-16 letters, digits and underscores");
    WORDS.put(ErrorCode.INVALID_ROOM_ID, "a room name is 1-16 letters, digits and underscores");
    WORDS.put(ErrorCode.INVALID_USER_PASSWORD, "a password is 6-64 printable ASCII characters");
    WORDS.put(ErrorCode.INVALID_ROOM_PASSWORD, "a password is 6-64 printable ASCII characters");
    WORDS.put(ErrorCode.INVALID_USER_NICKNAME, "a nickname is 1-32 characters");
    WORDS.put(ErrorCode.INVALID_ROOM_NICKNAME, "a room's nickname is 1-32 characters");
    WORDS.put(ErrorCode.INVALID_USER_DESCRIPTION, "that is longer than 256 characters");
    WORDS.put(ErrorCode.INVALID_ROOM_DESCRIPTION, "that is longer than 256 characters");
    WORDS.put(ErrorCode.INVALID_MESSAGE_TEXT, "a message is 1-4096 characters");
    WORDS.put(ErrorCode.INVALID_QUERY, "a search is 1-64 characters");
    WORDS.put(ErrorCode.INVALID_SESSION_TOKEN, "there is no such session");
    WORDS.put(ErrorCode.INVALID_REACTION, "a reaction is one emoji");
    WORDS.put(ErrorCode.USER_ALREADY_EXISTS, "that user name is taken");
    WORDS.put(ErrorCode.ROOM_ALREADY_EXISTS, "that room name is taken");
    WORDS.put(ErrorCode.TOO_MANY_WRONG_ATTEMPTS, "too many wrong passwords: wait a few minutes");
    WORDS.put(ErrorCode.ID_PASSWORD_NOT_MATCH, "wrong name or password");
    WORDS.put(ErrorCode.USER_NOT_FOUND, "there is no such user");
    WORDS.put(ErrorCode.ROOM_NOT_FOUND, "there is no such room");
    WORDS.put(ErrorCode.ALREADY_FRIENDS, "you are friends already");
    WORDS.put(ErrorCode.ALREADY_ROOM_MEMBER, "already in that room");
    WORDS.put(ErrorCode.NOT_ROOM_MEMBER, "not in that room, or no admin of it");
    WORDS.put(ErrorCode.REQUEST_NOT_FOUND, "that request is gone");
    WORDS.put(ErrorCode.MESSAGE_NOT_FOUND, "that message is gone");
    WORDS.put(ErrorCode.LIMIT_REACHED, "a limit of the server is reached");
    WORDS.put(ErrorCode.RATE_LIMITED, "too fast: wait a moment");
    WORDS.put(ErrorCode.SERVICE_UNAVAILABLE, "the server's store does not answer; try again");
    WORDS.put(ErrorCode.FORBIDDEN, "you may not do that");
  }

  private Errors() {}

  /** The words for a failure. */
  public static String words(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ScrpException answer) {
      String words = WORDS.get(answer.error());
      return (words == null ? answer.error().name() : words) + " (" + answer.errorNumber() + ")";
    }
    return String.valueOf(cause.getMessage());
  }

  /** With 420: how long to wait, in milliseconds; else null. */
  static @Nullable Long retryAfterMs(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof ScrpException answer && answer.error() == ErrorCode.RATE_LIMITED
        ? answer.retryAfterMs()
        : null;
  }

  /** Whether the failure is an error of the server. */
  public static boolean is(Throwable failure, ErrorCode error) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof ScrpException answer && answer.error() == error;
  }
}
