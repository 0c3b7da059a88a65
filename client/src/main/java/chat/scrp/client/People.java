package chat.scrp.client;

import chat.scrp.protocol.request.AddFriend;
import chat.scrp.protocol.request.ApproveRequest;
import chat.scrp.protocol.request.BlockUser;
import chat.scrp.protocol.request.GetBlockedUsers;
import chat.scrp.protocol.request.GetFriends;
import chat.scrp.protocol.request.GetRequests;
import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.request.GetUserLastActivityTime;
import chat.scrp.protocol.request.IgnoreRequest;
import chat.scrp.protocol.request.RejectRequest;
import chat.scrp.protocol.request.RemoveFriend;
import chat.scrp.protocol.request.SearchUser;
import chat.scrp.protocol.request.UnblockUser;
import chat.scrp.protocol.response.AddFriendResponse;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetBlockedUsersResponse;
import chat.scrp.protocol.response.GetFriendsResponse;
import chat.scrp.protocol.response.GetRequestsResponse;
import chat.scrp.protocol.response.GetUserLastActivityTimeResponse;
import chat.scrp.protocol.response.GetUserResponse;
import chat.scrp.protocol.response.SearchUserResponse;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Users, friends, requests and blocks. From {@link ScrpClient#people()}.
 *
 * <p>Every call fails with {@link ScrpException} where the server answers an error, and with {@link
 * NoAnswerException} where it does not answer.
 */
public final class People {
  private final ScrpClient client;

  People(ScrpClient client) {
    this.client = client;
  }

  /**
   * Asks for a user (GET_USER).
   *
   * @param userId the user; 404 where there is none
   */
  public CompletionStage<GetUserResponse> get(String userId) {
    return client.call(new GetUser(userId));
  }

  /**
   * Asks when a user was last there, in seconds since the epoch (GET_USER_LAST_ACTIVITY_TIME).
   *
   * @param userId the user; 404 where there is none
   */
  public CompletionStage<GetUserLastActivityTimeResponse> lastActivityTime(String userId) {
    return client.call(new GetUserLastActivityTime(userId));
  }

  /**
   * Searches users by the beginning of their ID or of a word of their nickname (SEARCH_USER).
   *
   * @param query 1-64 code points
   * @param limit at most so many on a page, 1-100
   * @param cursor the {@code nextCursor} of the page before, null for the first one
   */
  public CompletionStage<SearchUserResponse> search(
      String query, int limit, @Nullable String cursor) {
    return client.call(new SearchUser(query, limit, cursor));
  }

  /**
   * Asks for a page of the friends, each with its newest message and marks (GET_FRIENDS).
   *
   * @param limit at most so many on a page, 1-1000
   * @param cursor the {@code nextCursor} of the page before, null for the first one
   */
  public CompletionStage<GetFriendsResponse> friends(int limit, @Nullable String cursor) {
    return client.call(new GetFriends(limit, cursor));
  }

  /**
   * Asks a user to become friends, or approves what that user asked (ADD_FRIEND).
   *
   * @param subjectUserId the user; 404 where there is none, 406 for a friend
   * @param verificationMessage what to tell it, up to 256 code points
   */
  public CompletionStage<AddFriendResponse> addFriend(
      String subjectUserId, String verificationMessage) {
    return client.call(new AddFriend(subjectUserId, verificationMessage));
  }

  /**
   * Ends a friendship; the conversation can still be read (REMOVE_FRIEND).
   *
   * @param subjectUserId the friend; 801 for one who is none
   */
  public CompletionStage<Done> removeFriend(String subjectUserId) {
    return client.call(new RemoveFriend(subjectUserId));
  }

  /** Asks for the requests that the current user may decide (GET_REQUESTS). */
  public CompletionStage<GetRequestsResponse> requests() {
    return client.call(new GetRequests());
  }

  /**
   * Approves a request: makes the friendship, or the membership (APPROVE_REQUEST).
   *
   * @param requestId from a push or from {@link #requests()}; 410 for one that is gone
   */
  public CompletionStage<Done> approve(long requestId) {
    return client.call(new ApproveRequest(requestId));
  }

  /**
   * Rejects a request, which the asker is told (REJECT_REQUEST).
   *
   * @param requestId from a push or from {@link #requests()}; 410 for one that is gone
   */
  public CompletionStage<Done> reject(long requestId) {
    return client.call(new RejectRequest(requestId));
  }

  /**
   * Drops a request and tells nobody (IGNORE_REQUEST).
   *
   * @param requestId from a push or from {@link #requests()}; 410 for one that is gone
   */
  public CompletionStage<Done> ignore(long requestId) {
    return client.call(new IgnoreRequest(requestId));
  }

  /**
   * Blocks a user: ends the friendship, and what it asks goes nowhere (BLOCK_USER).
   *
   * @param userId the user; 404 where there is none
   */
  public CompletionStage<Done> block(String userId) {
    return client.call(new BlockUser(userId));
  }

  /**
   * Ends the blocking of a user (UNBLOCK_USER).
   *
   * @param userId the user; 404 where there is none
   */
  public CompletionStage<Done> unblock(String userId) {
    return client.call(new UnblockUser(userId));
  }

  /** Asks whom the current user blocks (GET_BLOCKED_USERS). */
  public CompletionStage<GetBlockedUsersResponse> blocked() {
    return client.call(new GetBlockedUsers());
  }
}
