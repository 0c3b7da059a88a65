package chat.scrp.protocol;

import chat.scrp.protocol.push.AppointedAsAdmin;
import chat.scrp.protocol.push.DismissedAsAdmin;
import chat.scrp.protocol.push.EnterRoomRequest;
import chat.scrp.protocol.push.ForcedToLoggedOff;
import chat.scrp.protocol.push.FriendAdded;
import chat.scrp.protocol.push.FriendRemoved;
import chat.scrp.protocol.push.MessageDeleted;
import chat.scrp.protocol.push.MessageEdited;
import chat.scrp.protocol.push.MessagesRead;
import chat.scrp.protocol.push.NewFriendRequest;
import chat.scrp.protocol.push.NewPrivateMessage;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.push.ReactionChanged;
import chat.scrp.protocol.push.RequestApproved;
import chat.scrp.protocol.push.RequestClosed;
import chat.scrp.protocol.push.RequestRejected;
import chat.scrp.protocol.push.RoomAccessChanged;
import chat.scrp.protocol.push.RoomDescriptionChanged;
import chat.scrp.protocol.push.RoomHistoryChanged;
import chat.scrp.protocol.push.RoomInvitation;
import chat.scrp.protocol.push.RoomNicknameChanged;
import chat.scrp.protocol.push.RoomOwnerChanged;
import chat.scrp.protocol.push.RoomRemoved;
import chat.scrp.protocol.push.ServerGoingAway;
import chat.scrp.protocol.push.StoreReset;
import chat.scrp.protocol.push.UserDeleted;
import chat.scrp.protocol.push.UserDescriptionChanged;
import chat.scrp.protocol.push.UserEnterRoom;
import chat.scrp.protocol.push.UserLeaveRoom;
import chat.scrp.protocol.push.UserNicknameChanged;
import chat.scrp.protocol.push.UserOffline;
import chat.scrp.protocol.push.UserOnline;
import chat.scrp.protocol.push.UserTyping;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every push that the server sends (SCRP 1.0, section 6). The name of the constant is the name on
 * the wire.
 */
public enum PushMethod {
  /** A private message to its receiver and to the other connections of its sender. */
  NEW_PRIVATE_MESSAGE(Delivery.KEPT, NewPrivateMessage.class),
  /** A message in a room, to its members. */
  NEW_ROOM_MESSAGE(Delivery.KEPT, NewRoomMessage.class),
  /** A message has a new text. */
  MESSAGE_EDITED(Delivery.KEPT, MessageEdited.class),
  /** A message was deleted. */
  MESSAGE_DELETED(Delivery.KEPT, MessageDeleted.class),
  /** A reaction was added to a message or removed from it. */
  REACTION_CHANGED(Delivery.KEPT, ReactionChanged.class),
  /** Somebody has read up to a message. */
  MESSAGES_READ(Delivery.KEPT, MessagesRead.class),
  /** Somebody asks to become friends. */
  NEW_FRIEND_REQUEST(Delivery.KEPT, NewFriendRequest.class),
  /** Somebody asks to enter a room, to its owner and admins. */
  ENTER_ROOM_REQUEST(Delivery.KEPT, EnterRoomRequest.class),
  /** Somebody invites the receiver into a room. */
  ROOM_INVITATION(Delivery.KEPT, RoomInvitation.class),
  /** A request was approved, to who asked. */
  REQUEST_APPROVED(Delivery.KEPT, RequestApproved.class),
  /** A request was rejected, to who asked. */
  REQUEST_REJECTED(Delivery.KEPT, RequestRejected.class),
  /** A request is gone, to the others who could have decided it. */
  REQUEST_CLOSED(Delivery.EPHEMERAL, RequestClosed.class),
  /** Two users became friends. */
  FRIEND_ADDED(Delivery.KEPT, FriendAdded.class),
  /** Two users are no longer friends. */
  FRIEND_REMOVED(Delivery.KEPT, FriendRemoved.class),
  /** A user entered a room. */
  USER_ENTER_ROOM(Delivery.KEPT, UserEnterRoom.class),
  /** A user left a room. */
  USER_LEAVE_ROOM(Delivery.KEPT, UserLeaveRoom.class),
  /** A member became an admin of a room. */
  APPOINTED_AS_ADMIN(Delivery.KEPT, AppointedAsAdmin.class),
  /** An admin of a room became a general member. */
  DISMISSED_AS_ADMIN(Delivery.KEPT, DismissedAsAdmin.class),
  /** A room has a new owner. */
  ROOM_OWNER_CHANGED(Delivery.KEPT, RoomOwnerChanged.class),
  /** The access type of a room changed. */
  ROOM_ACCESS_CHANGED(Delivery.KEPT, RoomAccessChanged.class),
  /** The nickname of a room changed. */
  ROOM_NICKNAME_CHANGED(Delivery.KEPT, RoomNicknameChanged.class),
  /** The description of a room changed. */
  ROOM_DESCRIPTION_CHANGED(Delivery.KEPT, RoomDescriptionChanged.class),
  /** What members of a room can read changed. */
  ROOM_HISTORY_CHANGED(Delivery.KEPT, RoomHistoryChanged.class),
  /** A room was removed. */
  ROOM_REMOVED(Delivery.KEPT, RoomRemoved.class),
  /** A user logged in. */
  USER_ONLINE(Delivery.EPHEMERAL, UserOnline.class),
  /** A user logged off. */
  USER_OFFLINE(Delivery.EPHEMERAL, UserOffline.class),
  /** The nickname of a user changed. */
  USER_NICKNAME_CHANGED(Delivery.KEPT, UserNicknameChanged.class),
  /** The description of a user changed. */
  USER_DESCRIPTION_CHANGED(Delivery.KEPT, UserDescriptionChanged.class),
  /** A user was deleted. */
  USER_DELETED(Delivery.KEPT, UserDeleted.class),
  /** Somebody is typing. */
  USER_TYPING(Delivery.EPHEMERAL, UserTyping.class),
  /** This connection is logged off; it stays open. */
  FORCED_TO_LOGGED_OFF(Delivery.EPHEMERAL, ForcedToLoggedOff.class),
  /** The store came back with less than it had. */
  STORE_RESET(Delivery.EPHEMERAL, StoreReset.class),
  /** The server shuts down. */
  SERVER_GOING_AWAY(Delivery.EPHEMERAL, ServerGoingAway.class);

  private enum Delivery {
    KEPT,
    EPHEMERAL
  }

  private static final Map<String, PushMethod> BY_NAME = new HashMap<>();

  static {
    for (PushMethod pushMethod : values()) {
      BY_NAME.put(pushMethod.name(), pushMethod);
    }
  }

  private final Delivery delivery;
  private final Class<? extends ScrpPush> type;

  PushMethod(Delivery delivery, Class<? extends ScrpPush> type) {
    this.delivery = delivery;
    this.type = type;
  }

  /** Whether the push waits for users who are offline; one that does not has no push_id. */
  public boolean kept() {
    return delivery == Delivery.KEPT;
  }

  /** The record of its fields. */
  public Class<? extends ScrpPush> type() {
    return type;
  }

  /** The push of a wire name (case-sensitive), or null where there is none. */
  public static @Nullable PushMethod byName(String name) {
    return BY_NAME.get(name);
  }
}
