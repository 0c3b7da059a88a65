package chat.scrp.client;

import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.FriendRemoved;
import chat.scrp.protocol.push.NewPrivateMessage;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.push.RoomRemoved;
import chat.scrp.protocol.push.UserDeleted;
import chat.scrp.protocol.push.UserLeaveRoom;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a push says of a conversation. */
final class PushedMessages {
  private PushedMessages() {}

  /** The message that a push brings to a user, or null where it brings none. */
  static @Nullable ReceivedMessage message(ServerFrame.Push frame, @Nullable String userId) {
    ReceivedMessage placed = place(frame, userId);
    return placed != null && isWhole(placed) ? placed : null;
  }

  /** Whether nothing is missing that a message cannot be without. */
  private static boolean isWhole(ReceivedMessage placed) {
    MessageObject message = placed.message();
    return !placed.conversation().isNone() && message.seq() > 0 && message.text() != null;
  }

  private static @Nullable ReceivedMessage place(ServerFrame.Push frame, @Nullable String userId) {
    ScrpPush push = frame.push();
    if (push instanceof NewRoomMessage m) {
      return new ReceivedMessage(
          Target.room(m.roomId()),
          message(
              m.messageId(),
              m.seq(),
              frame.time(),
              m.senderId(),
              m.text(),
              m.roomId(),
              null,
              m.deleted()));
    }
    if (push instanceof NewPrivateMessage m) {
      String other = Objects.equals(m.senderId(), userId) ? m.receiverId() : m.senderId();
      return new ReceivedMessage(
          Target.user(other),
          message(
              m.messageId(),
              m.seq(),
              frame.time(),
              m.senderId(),
              m.text(),
              null,
              other,
              m.deleted()));
    }
    return null;
  }

  /** The conversation that a push ends for a user, or null where it ends none. */
  static @Nullable Target ended(ServerFrame.Push frame, @Nullable String userId) {
    ScrpPush push = frame.push();
    if (push instanceof RoomRemoved removed) {
      return Target.room(removed.roomId());
    }
    if (push instanceof UserLeaveRoom left && left.userId().equals(userId)) {
      return Target.room(left.roomId());
    }
    if (push instanceof UserDeleted deleted) {
      return Target.user(deleted.userId());
    }
    return push instanceof FriendRemoved removed ? Target.user(removed.userId()) : null;
  }

  private static MessageObject message(
      long messageId,
      long seq,
      long time,
      @Nullable String senderId,
      String text,
      @Nullable String roomId,
      @Nullable String userId,
      boolean deleted) {
    return new MessageObject(
        messageId, seq, time, senderId, text, roomId, userId, null, deleted, Map.of(), null);
  }
}
