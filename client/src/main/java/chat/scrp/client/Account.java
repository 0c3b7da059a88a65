package chat.scrp.client;

import chat.scrp.protocol.request.ChangeUserDescription;
import chat.scrp.protocol.request.ChangeUserNickname;
import chat.scrp.protocol.request.ChangeUserPassword;
import chat.scrp.protocol.request.DeleteUser;
import chat.scrp.protocol.request.EndSession;
import chat.scrp.protocol.request.ExportUser;
import chat.scrp.protocol.request.GetSessions;
import chat.scrp.protocol.request.LogOut;
import chat.scrp.protocol.request.SignUp;
import chat.scrp.protocol.response.ChangeUserPasswordResponse;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.ExportUserResponse;
import chat.scrp.protocol.response.GetSessionsResponse;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What concerns the current user: signing up, the password, the profile, the sessions. From {@link
 * ScrpClient#account()}.
 *
 * <p>Every call fails with {@link ScrpException} where the server answers an error, and with {@link
 * NoAnswerException} where it does not answer.
 */
public final class Account {
  private final ScrpClient client;

  Account(ScrpClient client) {
    this.client = client;
  }

  /**
   * Signs up a new user, who is not logged in by it (SIGN_UP).
   *
   * @param userId 1-16 letters, digits and underscores; 400 where it is taken
   * @param userPassword 6-64 printable ASCII characters
   * @param userNickname 1-32 code points
   */
  public CompletionStage<Done> signUp(String userId, String userPassword, String userNickname) {
    return client.call(new SignUp(userId, userPassword, userNickname));
  }

  /** Ends the session on all its connections; this one stays open, without a user (LOG_OUT). */
  public CompletionStage<Done> logOut() {
    return client.call(new LogOut());
  }

  /**
   * Deletes the current user for good, with its friendships and private conversations
   * (DELETE_USER).
   *
   * @param userPassword its password; 403 where it is wrong
   */
  public CompletionStage<Done> deleteUser(String userPassword) {
    return client.call(new DeleteUser(userPassword));
  }

  /**
   * Asks for a page of everything that the server keeps of the current user (EXPORT_USER).
   *
   * @param limit at most so many items, 1-200
   * @param cursor where the page begins, as a former answer said; null: at the start
   */
  public CompletionStage<ExportUserResponse> export(int limit, @Nullable String cursor) {
    return client.call(new ExportUser(limit, cursor));
  }

  /**
   * Changes the password; every other session of the user ends (CHANGE_USER_PASSWORD).
   *
   * @param oldUserPassword the present one; 403 where it is wrong
   * @param newUserPassword 6-64 printable ASCII characters
   */
  public CompletionStage<ChangeUserPasswordResponse> changePassword(
      String oldUserPassword, String newUserPassword) {
    return client.call(new ChangeUserPassword(oldUserPassword, newUserPassword));
  }

  /**
   * Changes the nickname, which friends and room fellows are told (CHANGE_USER_NICKNAME).
   *
   * @param userNickname 1-32 code points
   */
  public CompletionStage<Done> changeNickname(String userNickname) {
    return client.call(new ChangeUserNickname(userNickname));
  }

  /**
   * Changes the description, which friends and room fellows are told (CHANGE_USER_DESCRIPTION).
   *
   * @param userDescription up to 256 code points
   */
  public CompletionStage<Done> changeDescription(String userDescription) {
    return client.call(new ChangeUserDescription(userDescription));
  }

  /** Asks for all sessions that have not ended (GET_SESSIONS). */
  public CompletionStage<GetSessionsResponse> sessions() {
    return client.call(new GetSessions());
  }

  /**
   * Ends a session; the own one as {@link #logOut()} does (END_SESSION).
   *
   * @param sessionId from {@link #sessions()}; 355 where there is none of it
   */
  public CompletionStage<Done> endSession(String sessionId) {
    return client.call(new EndSession(sessionId));
  }
}
