package chat.scrp.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the server keeps of a user; exactly one field is set, and says what it is.
 *
 * @param user the user itself
 * @param session a session of the user
 * @param friend a friend; without the newest message
 * @param blockedUser one whom the user blocks
 * @param request a request that the user may decide
 * @param room a room that the user is a member of; without the newest message
 * @param message a message that the user sent
 * @param reaction the user's reactions to a message
 */
public record ExportItem(
    @Nullable UserObject user,
    @Nullable SessionObject session,
    @Nullable FriendObject friend,
    @Nullable UserObject blockedUser,
    @Nullable RequestObject request,
    @Nullable RoomListObject room,
    @Nullable MessageObject message,
    @Nullable GivenReaction reaction) {

  /**
   * What a user reacted with to one message. Exactly one of roomId and userId is set.
   *
   * @param roomId the room, of a room message
   * @param userId the other of the pair, of a private message
   * @param seq the message's number in the conversation
   * @param reactions the emojis
   */
  public record GivenReaction(
      @Nullable String roomId, @Nullable String userId, long seq, List<String> reactions) {
    /** Takes copies of the collections. */
    public GivenReaction {
      reactions = List.copyOf(reactions);
    }
  }

  /** The user itself. */
  public static ExportItem of(UserObject user) {
    return new ExportItem(user, null, null, null, null, null, null, null);
  }

  /** A session. */
  public static ExportItem of(SessionObject session) {
    return new ExportItem(null, session, null, null, null, null, null, null);
  }

  /** A friend. */
  public static ExportItem of(FriendObject friend) {
    return new ExportItem(null, null, friend, null, null, null, null, null);
  }

  /** A blocked user. */
  public static ExportItem ofBlocked(UserObject blockedUser) {
    return new ExportItem(null, null, null, blockedUser, null, null, null, null);
  }

  /** A request. */
  public static ExportItem of(RequestObject request) {
    return new ExportItem(null, null, null, null, request, null, null, null);
  }

  /** A room. */
  public static ExportItem of(RoomListObject room) {
    return new ExportItem(null, null, null, null, null, room, null, null);
  }

  /** A message. */
  public static ExportItem of(MessageObject message) {
    return new ExportItem(null, null, null, null, null, null, message, null);
  }

  /** Reactions to a message. */
  public static ExportItem of(GivenReaction reaction) {
    return new ExportItem(null, null, null, null, null, null, null, reaction);
  }
}
