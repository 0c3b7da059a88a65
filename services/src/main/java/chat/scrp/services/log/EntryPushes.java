package chat.scrp.services.log;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.LeaveReason;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.push.AppointedAsAdmin;
import chat.scrp.protocol.push.DismissedAsAdmin;
import chat.scrp.protocol.push.EnterRoomRequest;
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
import chat.scrp.protocol.push.UserDeleted;
import chat.scrp.protocol.push.UserDescriptionChanged;
import chat.scrp.protocol.push.UserEnterRoom;
import chat.scrp.protocol.push.UserLeaveRoom;
import chat.scrp.protocol.push.UserNicknameChanged;
import chat.scrp.protocol.push.UserTyping;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The one place that turns an entry into a push. A builder answers null where nobody gets anything
 * any more, because whom or what it is about does not exist.
 */
final class EntryPushes {
  /** Builds a push as a viewer (a user's number) sees it. */
  private interface Builder {
    @Nullable ScrpPush build(Occurrence what, long viewer);
  }

  private static final Map<PushMethod, Builder> BUILDERS = new EnumMap<>(PushMethod.class);

  static {
    messages();
    requests();
    friends();
    members();
    rooms();
    users();
  }

  private EntryPushes() {}

  /** The push of an entry as one user sees it, or null when that user gets none. */
  static @Nullable ScrpPush push(Occurrence what, long viewer) {
    Builder builder = BUILDERS.get(what.entry().kind());
    boolean hidden = !EntryAudience.isFor(what, viewer) || !what.context().isFor(viewer);
    return builder == null || hidden ? null : builder.build(what, viewer);
  }

  static Set<PushMethod> kinds() {
    return BUILDERS.keySet();
  }

  private static void messages() {
    BUILDERS.put(PushMethod.NEW_ROOM_MESSAGE, (what, viewer) -> roomMessage(what));
    BUILDERS.put(PushMethod.NEW_PRIVATE_MESSAGE, (what, viewer) -> privateMessage(what));
    BUILDERS.put(
        PushMethod.MESSAGE_EDITED,
        (what, viewer) ->
            new MessageEdited(
                what.roomId(),
                sender(what),
                receiver(what),
                what.entry().seq(),
                text(what),
                what.time()));
    BUILDERS.put(
        PushMethod.MESSAGE_DELETED,
        (what, viewer) ->
            new MessageDeleted(
                what.roomId(), sender(what), receiver(what), what.entry().seq(), what.actorId()));
    BUILDERS.put(
        PushMethod.REACTION_CHANGED,
        (what, viewer) ->
            ifKnown(
                what.actorId(),
                user ->
                    new ReactionChanged(
                        what.roomId(),
                        sender(what),
                        receiver(what),
                        what.entry().seq(),
                        user,
                        text(what),
                        what.entry().added())));
    BUILDERS.put(
        PushMethod.MESSAGES_READ,
        (what, viewer) ->
            ifKnown(
                what.actorId(),
                reader ->
                    new MessagesRead(
                        what.roomId(),
                        what.inRoom() ? null : what.context().userId(what.other(viewer)),
                        reader,
                        what.entry().number())));
    BUILDERS.put(PushMethod.USER_TYPING, EntryPushes::typing);
  }

  private static @Nullable ScrpPush roomMessage(Occurrence what) {
    Entry entry = what.entry();
    long seq = Position.seq(what.position());
    return ifKnown(
        what.roomId(),
        room ->
            new NewRoomMessage(
                entry.number(), seq, room, what.actorId(), text(what), entry.deleted()));
  }

  private static @Nullable ScrpPush privateMessage(Occurrence what) {
    Entry entry = what.entry();
    long seq = Position.seq(what.position());
    return ifKnown(
        what.actorId(),
        what.subjectId(),
        (sender, receiver) ->
            new NewPrivateMessage(
                entry.number(), seq, sender, receiver, text(what), entry.deleted()));
  }

  private static @Nullable ScrpPush typing(Occurrence what, long viewer) {
    String sender = what.actorId();
    if (sender == null || viewer == what.entry().actor()) {
      return null;
    }
    return new UserTyping(what.roomId(), what.inRoom() ? null : sender, sender);
  }

  /** In a pair, what is about a message says its sender and receiver; they stand in the entry. */
  private static @Nullable String sender(Occurrence what) {
    return what.inRoom() ? null : what.subjectId();
  }

  private static @Nullable String receiver(Occurrence what) {
    return what.inRoom()
        ? null
        : what.context().userId(what.conversation().peerOf(what.entry().subject()));
  }

  private static void requests() {
    BUILDERS.put(
        PushMethod.NEW_FRIEND_REQUEST,
        (what, viewer) ->
            ifKnown(
                what.actorId(),
                nickname(what, what.entry().actor()),
                (id, nick) -> new NewFriendRequest(what.entry().number(), id, nick, text(what))));
    BUILDERS.put(PushMethod.ENTER_ROOM_REQUEST, (what, viewer) -> enterRoomRequest(what));
    BUILDERS.put(PushMethod.ROOM_INVITATION, (what, viewer) -> invitation(what));
    BUILDERS.put(
        PushMethod.REQUEST_APPROVED,
        (what, viewer) ->
            decided(what)
                ? new RequestApproved(
                    what.entry().number(), asked(what), decider(what), requestRoom(what))
                : null);
    BUILDERS.put(
        PushMethod.REQUEST_REJECTED,
        (what, viewer) ->
            decided(what)
                ? new RequestRejected(
                    what.entry().number(), asked(what), decider(what), requestRoom(what))
                : null);
    BUILDERS.put(
        PushMethod.REQUEST_CLOSED, (what, viewer) -> new RequestClosed(what.entry().number()));
  }

  private static @Nullable ScrpPush enterRoomRequest(Occurrence what) {
    String room = what.roomId();
    return room == null
        ? null
        : ifKnown(
            what.actorId(),
            nickname(what, what.entry().actor()),
            (id, nick) -> new EnterRoomRequest(what.entry().number(), room, id, nick));
  }

  private static @Nullable ScrpPush invitation(Occurrence what) {
    EntryContext.Name room = what.context().rooms().get(what.entry().room());
    String nickname = room == null ? null : room.nickname();
    return room == null || nickname == null
        ? null
        : ifKnown(
            what.actorId(),
            by -> new RoomInvitation(what.entry().number(), room.id(), nickname, by));
  }

  /** Whether all that the decision says still exists. */
  private static boolean decided(Occurrence what) {
    boolean aboutRoom = asked(what) != RequestKind.FRIEND;
    return aboutRoom ? requestRoom(what) != null : decider(what) != null;
  }

  private static RequestKind asked(Occurrence what) {
    RequestKind kind = RequestKind.of(word(what));
    return kind == null ? RequestKind.FRIEND : kind;
  }

  private static @Nullable String decider(Occurrence what) {
    return asked(what) == RequestKind.ROOM ? null : what.actorId();
  }

  private static @Nullable String requestRoom(Occurrence what) {
    return asked(what) == RequestKind.FRIEND ? null : what.context().roomId(what.entry().room());
  }

  private static void friends() {
    BUILDERS.put(
        PushMethod.FRIEND_ADDED, (what, viewer) -> ofOther(what, viewer, FriendAdded::new));
    BUILDERS.put(
        PushMethod.FRIEND_REMOVED, (what, viewer) -> ofOther(what, viewer, FriendRemoved::new));
  }

  private static @Nullable ScrpPush ofOther(
      Occurrence what, long viewer, BiFunction<String, String, ScrpPush> push) {
    long other = what.other(viewer);
    return ifKnown(what.context().userId(other), nickname(what, other), push);
  }

  private static void members() {
    BUILDERS.put(
        PushMethod.USER_ENTER_ROOM,
        (what, viewer) -> {
          String nick = nickname(what, what.entry().actor());
          return nick == null
              ? null
              : ifKnown(
                  what.roomId(),
                  what.actorId(),
                  (room, user) -> new UserEnterRoom(room, user, nick));
        });
    BUILDERS.put(
        PushMethod.USER_LEAVE_ROOM,
        (what, viewer) ->
            ifKnown(
                what.roomId(),
                what.context().presentOrFormerId(what.entry().subject()),
                (room, user) -> new UserLeaveRoom(room, user, reason(what), what.actorId())));
    BUILDERS.put(
        PushMethod.APPOINTED_AS_ADMIN,
        (what, viewer) ->
            ifKnown(
                what.roomId(),
                what.subjectId(),
                (room, user) -> new AppointedAsAdmin(room, user, what.actorId())));
    BUILDERS.put(
        PushMethod.DISMISSED_AS_ADMIN,
        (what, viewer) ->
            ifKnown(
                what.roomId(),
                what.subjectId(),
                (room, user) -> new DismissedAsAdmin(room, user, what.actorId())));
    BUILDERS.put(
        PushMethod.ROOM_OWNER_CHANGED,
        (what, viewer) -> ifKnown(what.roomId(), what.subjectId(), RoomOwnerChanged::new));
  }

  private static LeaveReason reason(Occurrence what) {
    LeaveReason reason = LeaveReason.of(word(what));
    return reason == null ? LeaveReason.LEFT : reason;
  }

  private static void rooms() {
    BUILDERS.put(
        PushMethod.ROOM_ACCESS_CHANGED,
        (what, viewer) ->
            ifKnown(what.roomId(), RoomAccess.of(what.entry().number()), RoomAccessChanged::new));
    BUILDERS.put(
        PushMethod.ROOM_HISTORY_CHANGED,
        (what, viewer) ->
            ifKnown(what.roomId(), RoomHistory.of(what.entry().number()), RoomHistoryChanged::new));
    BUILDERS.put(
        PushMethod.ROOM_NICKNAME_CHANGED,
        (what, viewer) -> ifKnown(what.roomId(), text(what), RoomNicknameChanged::new));
    BUILDERS.put(
        PushMethod.ROOM_DESCRIPTION_CHANGED,
        (what, viewer) -> ifKnown(what.roomId(), text(what), RoomDescriptionChanged::new));
    BUILDERS.put(
        PushMethod.ROOM_REMOVED, (what, viewer) -> ifKnown(what.roomId(), RoomRemoved::new));
  }

  private static void users() {
    BUILDERS.put(
        PushMethod.USER_NICKNAME_CHANGED,
        (what, viewer) ->
            ifKnown(
                what.actorId(), nickname(what, what.entry().actor()), UserNicknameChanged::new));
    BUILDERS.put(
        PushMethod.USER_DESCRIPTION_CHANGED,
        (what, viewer) ->
            ifKnown(
                what.actorId(),
                what.context().userDescription(what.entry().actor()),
                UserDescriptionChanged::new));
    BUILDERS.put(
        PushMethod.USER_DELETED,
        (what, viewer) ->
            ifKnown(what.context().presentOrFormerId(what.entry().actor()), UserDeleted::new));
  }

  private static String text(Occurrence what) {
    return Objects.requireNonNullElse(what.entry().text(), "");
  }

  private static String word(Occurrence what) {
    return Objects.requireNonNullElse(what.entry().word(), "");
  }

  private static @Nullable String nickname(Occurrence what, long user) {
    return what.context().userNickname(user);
  }

  private static <A> @Nullable ScrpPush ifKnown(@Nullable A a, OneKnown<A> push) {
    return a == null ? null : push.of(a);
  }

  private static <A, B> @Nullable ScrpPush ifKnown(
      @Nullable A a, @Nullable B b, BiFunction<A, B, ? extends ScrpPush> push) {
    return a == null || b == null ? null : push.apply(a, b);
  }

  /** A push made of one thing that must be known. */
  private interface OneKnown<A> {
    ScrpPush of(A a);
  }
}
