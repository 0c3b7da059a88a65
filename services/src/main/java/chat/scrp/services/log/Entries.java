package chat.scrp.services.log;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.model.LeaveReason;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the entry of each kept push, and of the ephemeral ones that depend on who sees them. {@code
 * origin} is the acting connection, which does not get the push; the pushes that it gets too have
 * no such parameter.
 */
public final class Entries {
  private static final String NOBODY = "";

  private Entries() {}

  public static Entry roomMessage(
      long pushId,
      String origin,
      long sender,
      long messageId,
      String text,
      @Nullable String clientMessageId) {
    return message(
        PushMethod.NEW_ROOM_MESSAGE, pushId, origin, sender, 0, messageId, text, clientMessageId);
  }

  public static Entry privateMessage(
      long pushId,
      String origin,
      long sender,
      long receiver,
      long messageId,
      String text,
      @Nullable String clientMessageId) {
    return message(
        PushMethod.NEW_PRIVATE_MESSAGE,
        pushId,
        origin,
        sender,
        receiver,
        messageId,
        text,
        clientMessageId);
  }

  private static Entry message(
      PushMethod kind,
      long pushId,
      String origin,
      long sender,
      long receiver,
      long messageId,
      String text,
      @Nullable String clientMessageId) {
    return new Entry(
        kind,
        pushId,
        sender,
        receiver,
        origin,
        text,
        messageId,
        0,
        0,
        clientMessageId,
        null,
        false,
        false);
  }

  /** In a pair, {@link Entry#subject} (the message's sender) is added by the script. */
  public static Entry messageEdited(
      long pushId, String origin, long sender, long seq, String text) {
    return Entry.of(PushMethod.MESSAGE_EDITED, pushId, origin)
        .withActor(sender)
        .withSeq(seq)
        .withText(text);
  }

  /** In a pair, {@link Entry#subject} (the message's sender) is added by the script. */
  public static Entry messageDeleted(long pushId, String origin, long by, long seq) {
    return Entry.of(PushMethod.MESSAGE_DELETED, pushId, origin).withActor(by).withSeq(seq);
  }

  /** In a pair, {@link Entry#subject} (the message's sender) is added by the script. */
  public static Entry reactionChanged(
      long pushId, String origin, long user, long seq, String reaction, boolean added) {
    return Entry.of(PushMethod.REACTION_CHANGED, pushId, origin)
        .withActor(user)
        .withSeq(seq)
        .withText(reaction)
        .withAdded(added);
  }

  /**
   * To the friend, kept; and to the reader's own other connections, ephemeral.
   *
   * @param peer the friend, or 0 in a room
   */
  public static Entry messagesRead(long pushId, String origin, long reader, long peer, long seq) {
    return Entry.of(PushMethod.MESSAGES_READ, pushId, origin)
        .withActor(reader)
        .withSubject(peer)
        .withNumber(seq);
  }

  public static Entry newFriendRequest(
      long pushId, String origin, long asker, long subject, long requestId, String message) {
    return Entry.of(PushMethod.NEW_FRIEND_REQUEST, pushId, origin)
        .withActor(asker)
        .withSubject(subject)
        .withText(message)
        .withRequest(RequestKind.FRIEND, requestId, 0);
  }

  public static Entry enterRoomRequest(long pushId, String origin, long asker, long requestId) {
    return Entry.of(PushMethod.ENTER_ROOM_REQUEST, pushId, origin)
        .withActor(asker)
        .withRequest(RequestKind.ROOM, requestId, 0);
  }

  public static Entry roomInvitation(
      long pushId, String origin, long by, long invited, long room, long requestId) {
    return Entry.of(PushMethod.ROOM_INVITATION, pushId, origin)
        .withActor(by)
        .withSubject(invited)
        .withRequest(RequestKind.INVITATION, requestId, room);
  }

  /**
   * To who asked.
   *
   * @param room in the log of a user, 0 for a friend request
   */
  public static Entry requestApproved(
      long pushId, String origin, RequestKind asked, long by, long asker, long room, long id) {
    return decided(PushMethod.REQUEST_APPROVED, pushId, origin, by, asker)
        .withRequest(asked, id, room);
  }

  /**
   * To who asked.
   *
   * @param room in the log of a user, 0 for a friend request
   */
  public static Entry requestRejected(
      long pushId, String origin, RequestKind asked, long by, long asker, long room, long id) {
    return decided(PushMethod.REQUEST_REJECTED, pushId, origin, by, asker)
        .withRequest(asked, id, room);
  }

  private static Entry decided(PushMethod kind, long pushId, String origin, long by, long asker) {
    return Entry.of(kind, pushId, origin).withActor(by).withSubject(asker);
  }

  /** To both, the acting connection included. */
  public static Entry friendAdded(long pushId, long by, long other) {
    return Entry.of(PushMethod.FRIEND_ADDED, pushId, NOBODY).withActor(by).withSubject(other);
  }

  public static Entry friendRemoved(long pushId, String origin, long by, long other) {
    return Entry.of(PushMethod.FRIEND_REMOVED, pushId, origin).withActor(by).withSubject(other);
  }

  /** To all members, the new one and the acting connection included. */
  public static Entry userEnterRoom(long pushId, long user) {
    return Entry.of(PushMethod.USER_ENTER_ROOM, pushId, NOBODY).withActor(user);
  }

  /**
   * To all members, the leaver and the acting connection included.
   *
   * @param by who did it, or 0
   */
  public static Entry userLeaveRoom(long pushId, long user, LeaveReason reason, long by) {
    return Entry.of(PushMethod.USER_LEAVE_ROOM, pushId, NOBODY)
        .withActor(by)
        .withSubject(user)
        .withWord(reason.wireName());
  }

  public static Entry appointedAsAdmin(long pushId, String origin, long by, long user) {
    return Entry.of(PushMethod.APPOINTED_AS_ADMIN, pushId, origin).withActor(by).withSubject(user);
  }

  public static Entry dismissedAsAdmin(long pushId, String origin, long by, long user) {
    return Entry.of(PushMethod.DISMISSED_AS_ADMIN, pushId, origin).withActor(by).withSubject(user);
  }

  public static Entry roomOwnerChanged(long pushId, String origin, long owner) {
    return Entry.of(PushMethod.ROOM_OWNER_CHANGED, pushId, origin).withSubject(owner);
  }

  public static Entry roomAccessChanged(long pushId, String origin, RoomAccess access) {
    return Entry.of(PushMethod.ROOM_ACCESS_CHANGED, pushId, origin).withNumber(access.number());
  }

  public static Entry roomHistoryChanged(long pushId, String origin, RoomHistory history) {
    return Entry.of(PushMethod.ROOM_HISTORY_CHANGED, pushId, origin).withNumber(history.number());
  }

  public static Entry roomNicknameChanged(long pushId, String origin, String nickname) {
    return Entry.of(PushMethod.ROOM_NICKNAME_CHANGED, pushId, origin).withText(nickname);
  }

  public static Entry roomDescriptionChanged(long pushId, String origin, String description) {
    return Entry.of(PushMethod.ROOM_DESCRIPTION_CHANGED, pushId, origin).withText(description);
  }

  public static Entry roomRemoved(long pushId, String origin) {
    return Entry.of(PushMethod.ROOM_REMOVED, pushId, origin);
  }

  /** The nickname stands in the context only, and is forgotten with the user. */
  public static Entry userNicknameChanged(long pushId, String origin, long user) {
    return Entry.of(PushMethod.USER_NICKNAME_CHANGED, pushId, origin).withActor(user);
  }

  /** The description stands in the context only, and is forgotten with the user. */
  public static Entry userDescriptionChanged(long pushId, String origin, long user) {
    return Entry.of(PushMethod.USER_DESCRIPTION_CHANGED, pushId, origin).withActor(user);
  }

  public static Entry userDeleted(long pushId, String origin, long user) {
    return Entry.of(PushMethod.USER_DELETED, pushId, origin).withActor(user);
  }

  /** Ephemeral. */
  public static Entry requestClosed(String origin, long requestId) {
    return Entry.of(PushMethod.REQUEST_CLOSED, 0, origin).withNumber(requestId);
  }

  /**
   * Ephemeral.
   *
   * @param peer the friend, or 0 in a room
   */
  public static Entry userTyping(String origin, long user, long peer) {
    return Entry.of(PushMethod.USER_TYPING, 0, origin).withActor(user).withSubject(peer);
  }
}
