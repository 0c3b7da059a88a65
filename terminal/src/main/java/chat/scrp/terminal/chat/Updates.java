package chat.scrp.terminal.chat;

import chat.scrp.client.ReceivedMessage;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.protocol.model.Role;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.AppointedAsAdmin;
import chat.scrp.protocol.push.DismissedAsAdmin;
import chat.scrp.protocol.push.EnterRoomRequest;
import chat.scrp.protocol.push.FriendAdded;
import chat.scrp.protocol.push.FriendRemoved;
import chat.scrp.protocol.push.MessageDeleted;
import chat.scrp.protocol.push.MessageEdited;
import chat.scrp.protocol.push.MessagesRead;
import chat.scrp.protocol.push.NewFriendRequest;
import chat.scrp.protocol.push.ReactionChanged;
import chat.scrp.protocol.push.RequestApproved;
import chat.scrp.protocol.push.RequestClosed;
import chat.scrp.protocol.push.RequestRejected;
import chat.scrp.protocol.push.RoomDescriptionChanged;
import chat.scrp.protocol.push.RoomInvitation;
import chat.scrp.protocol.push.RoomNicknameChanged;
import chat.scrp.protocol.push.RoomOwnerChanged;
import chat.scrp.protocol.push.RoomRemoved;
import chat.scrp.protocol.push.UserDeleted;
import chat.scrp.protocol.push.UserEnterRoom;
import chat.scrp.protocol.push.UserLeaveRoom;
import chat.scrp.protocol.push.UserNicknameChanged;
import chat.scrp.protocol.push.UserOffline;
import chat.scrp.protocol.push.UserOnline;
import chat.scrp.protocol.push.UserTyping;
import chat.scrp.terminal.text.SafeText;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings what the server pushes into the chat. */
final class Updates {
  private static final long TYPING_SHOWN = TimeUnit.SECONDS.toNanos(6);

  private final Chat chat;
  private final Map<Class<? extends ScrpPush>, Consumer<ScrpPush>> handlers = new HashMap<>();
  private long time;

  Updates(Chat chat) {
    this.chat = chat;
    on(UserOnline.class, p -> chat.online(p.userId(), true));
    on(UserOffline.class, p -> chat.online(p.userId(), false));
    on(UserNicknameChanged.class, this::renamed);
    on(UserTyping.class, this::typing);
    on(MessageEdited.class, this::edited);
    on(MessageDeleted.class, this::deleted);
    on(ReactionChanged.class, this::reacted);
    on(MessagesRead.class, this::read);
    requests();
    friends();
    rooms();
  }

  private <P extends ScrpPush> void on(Class<P> type, Consumer<P> handler) {
    handlers.put(type, push -> handler.accept(type.cast(push)));
  }

  /** A push came. Messages come by {@link #message}. */
  void push(ServerFrame.Push frame) {
    ScrpPush push = frame.push();
    Consumer<ScrpPush> handler = push == null ? null : handlers.get(push.getClass());
    if (push != null && handler != null) {
      time = frame.time();
      handler.accept(push);
    }
  }

  /** A new message came. */
  void message(ReceivedMessage received) {
    Conversation conversation = chat.conversation(received.conversation());
    MessageObject message = received.message();
    if (chat.me().equals(message.senderId())) {
      conversation.readSeq = Math.max(conversation.readSeq, message.seq());
    }
    conversation.add(message);
    chat.view().said(conversation, message);
  }

  // ---- messages

  private static Target target(@Nullable String roomId, @Nullable String userId) {
    return roomId != null
        ? Target.room(roomId)
        : Target.user(Objects.requireNonNullElse(userId, "?"));
  }

  private Target pair(
      @Nullable String roomId, @Nullable String senderId, @Nullable String receiverId) {
    return target(roomId, chat.me().equals(senderId) ? receiverId : senderId);
  }

  private void edited(MessageEdited p) {
    Target target = pair(p.roomId(), p.senderId(), p.receiverId());
    chat.change(target, p.seq(), message -> Changed.edited(message, p.text(), p.editedTime()));
  }

  private void deleted(MessageDeleted p) {
    chat.change(pair(p.roomId(), p.senderId(), p.receiverId()), p.seq(), Changed::deleted);
  }

  private void reacted(ReactionChanged p) {
    String userId = Objects.requireNonNullElse(p.userId(), "");
    chat.change(
        pair(p.roomId(), p.senderId(), p.receiverId()),
        p.seq(),
        message -> Changed.reacted(message, p.reaction(), userId, p.added()));
  }

  private void read(MessagesRead p) {
    Conversation conversation = chat.known(target(p.roomId(), p.userId()));
    if (conversation != null && p.readerId().equals(chat.me())) {
      conversation.readSeq = Math.max(conversation.readSeq, p.seq());
    }
  }

  private void typing(UserTyping p) {
    Conversation conversation = chat.known(target(p.roomId(), p.senderId()));
    if (conversation != null) {
      conversation.typing(p.senderId(), TYPING_SHOWN);
    }
  }

  // ---- people

  private void renamed(UserNicknameChanged p) {
    chat.nickname(p.userId(), p.userNickname());
    Conversation conversation = chat.known(Target.user(p.userId()));
    if (conversation != null) {
      conversation.nickname = SafeText.line(p.userNickname());
    }
  }

  private void friends() {
    on(
        FriendAdded.class,
        p -> {
          Conversation conversation = chat.conversation(Target.user(p.userId()));
          conversation.nickname = SafeText.line(p.userNickname());
          conversation.listed = true;
          chat.nickname(p.userId(), p.userNickname());
          chat.event(conversation, "You and " + p.userId() + " are friends now.");
          chat.await(
              chat.client().people().get(p.userId()),
              answer -> chat.online(p.userId(), answer.user().mode().number() == 1),
              failure -> {});
        });
    on(
        FriendRemoved.class,
        p -> {
          Conversation conversation = chat.conversation(Target.user(p.userId()));
          conversation.listed = false;
          chat.event(conversation, "You and " + p.userId() + " are not friends any more.");
        });
    on(
        UserDeleted.class,
        p -> {
          Conversation conversation = chat.known(Target.user(p.userId()));
          if (conversation != null) {
            chat.close(conversation);
            chat.event(conversation, p.userId() + " has deleted the account.");
          }
        });
  }

  // ---- requests

  private void requests() {
    on(
        NewFriendRequest.class,
        p ->
            asked(
                p.requestId(),
                RequestKind.FRIEND,
                p.userId(),
                p.userNickname(),
                null,
                p.verificationMessage()));
    on(
        EnterRoomRequest.class,
        p ->
            asked(p.requestId(), RequestKind.ROOM, p.userId(), p.userNickname(), p.roomId(), null));
    on(
        RoomInvitation.class,
        p ->
            asked(p.requestId(), RequestKind.INVITATION, p.userId(), p.userId(), p.roomId(), null));
    on(RequestClosed.class, p -> chat.requests().remove(p.requestId()));
    on(RequestApproved.class, p -> decided(p.kind(), p.userId(), p.roomId(), "accepted"));
    on(RequestRejected.class, p -> decided(p.kind(), p.userId(), p.roomId(), "declined"));
  }

  private void asked(
      long requestId,
      RequestKind kind,
      String userId,
      String nickname,
      @Nullable String roomId,
      @Nullable String words) {
    if (chat.requests().containsKey(requestId)) {
      return;
    }
    RequestObject request =
        new RequestObject(requestId, kind, userId, nickname, roomId, words, time);
    chat.requests().put(requestId, request);
    chat.event(
        chat.current(),
        RequestWords.of(request)
            + " Answer with /accept "
            + requestId
            + ", /reject "
            + requestId
            + " or /ignore "
            + requestId
            + ".");
  }

  private void decided(
      RequestKind kind, @Nullable String userId, @Nullable String roomId, String decision) {
    String what =
        switch (kind) {
          case FRIEND -> userId + " " + decision + " your friend request.";
          case ROOM -> "Your request to enter #" + roomId + " was " + decision + ".";
          case INVITATION -> userId + " " + decision + " your invitation to #" + roomId + ".";
        };
    chat.event(chat.current(), what);
  }

  // ---- rooms

  private void rooms() {
    on(UserEnterRoom.class, this::entered);
    on(UserLeaveRoom.class, this::left);
    on(RoomRemoved.class, p -> gone(p.roomId(), "The room was removed."));
    on(
        RoomNicknameChanged.class,
        p -> {
          room(p.roomId()).nickname = SafeText.line(p.roomNickname());
          chat.event(
              room(p.roomId()), "The room is called " + SafeText.line(p.roomNickname()) + " now.");
        });
    on(
        RoomDescriptionChanged.class,
        p -> {
          room(p.roomId()).description = SafeText.line(p.roomDescription());
          chat.event(room(p.roomId()), "New topic: " + SafeText.line(p.roomDescription()));
        });
    on(
        RoomOwnerChanged.class,
        p -> role(p.roomId(), p.ownerId(), Role.OWNER, "owns the room now."));
    on(AppointedAsAdmin.class, p -> role(p.roomId(), p.userId(), Role.ADMIN, "is an admin now."));
    on(
        DismissedAsAdmin.class,
        p -> role(p.roomId(), p.userId(), Role.MEMBER, "is no admin any more."));
  }

  private Conversation room(String roomId) {
    return chat.conversation(Target.room(roomId));
  }

  private void role(String roomId, String userId, Role role, String words) {
    room(roomId)
        .members
        .replaceAll((other, was) -> role == Role.OWNER && was == Role.OWNER ? Role.ADMIN : was);
    room(roomId).members.replace(userId, role);
    chat.event(room(roomId), userId + " " + words);
  }

  private void entered(UserEnterRoom p) {
    Conversation room = room(p.roomId());
    chat.nickname(p.userId(), p.userNickname());
    if (room.members.putIfAbsent(p.userId(), Role.MEMBER) == null) {
      room.memberCount++;
    }
    if (p.userId().equals(chat.me())) {
      room.listed = true;
      chat.await(
          chat.client().rooms().get(p.roomId()),
          answer -> {
            room.nickname = SafeText.line(answer.room().roomNickname());
            room.description = SafeText.line(answer.room().roomDescription());
            room.memberCount = answer.room().memberCount();
          },
          failure -> {});
    } else {
      chat.online(p.userId(), true);
    }
    chat.event(room, p.userId() + " came in.");
  }

  private void left(UserLeaveRoom p) {
    String by = p.byUserId() == null ? "" : " by " + p.byUserId();
    String how =
        switch (p.reason()) {
          case LEFT -> "left";
          case REMOVED -> "was removed" + by;
          case BANNED -> "was banned" + by;
          case DELETED -> "has deleted the account";
        };
    if (p.userId().equals(chat.me())) {
      gone(p.roomId(), "You " + how.replace("was ", "were ") + ".");
      return;
    }
    Conversation room = room(p.roomId());
    if (room.members.remove(p.userId()) != null || room.memberCount > 0) {
      room.memberCount--;
    }
    chat.event(room, p.userId() + " " + how + ".");
  }

  private void gone(String roomId, String words) {
    Conversation room = room(roomId);
    room.members.clear();
    chat.close(room);
    chat.event(room, words);
  }
}
