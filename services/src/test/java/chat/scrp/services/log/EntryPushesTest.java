package chat.scrp.services.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.Codec;
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
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryPushesTest {
  private static final long ANN = 1;
  private static final long BOB = 2;
  private static final long CAT = 3;
  private static final long DAN = 4;
  private static final long GONE = 9;
  private static final ConversationKey ROOM = ConversationKey.room(7);
  private static final ConversationKey PAIR = ConversationKey.pair(BOB, ANN);
  private static final ConversationKey OWN = ConversationKey.own(ANN);
  private static final long TIME = 1_790_000_000;
  private static final long POSITION = Position.of(5, 0);
  private static final String ORIGIN = "r1.4";

  private static final EntryContext NAMES =
      new EntryContext(
              Map.of(DAN, new EntryContext.Name("dan", "Dan D", "")),
              Map.of(),
              List.of(),
              List.of(),
              Map.of(GONE, "gone"))
          .withUser(ANN, "ann", "Ann A")
          .withUser(BOB, "bob", "Bob B")
          .withUser(CAT, "cat", "Cat C")
          .withRoom(7, "lobby", "The Lobby");

  /** An entry, its log, who looks, and what that one sees. */
  record Case(ConversationKey log, Entry entry, long viewer, ScrpPush expected) {}

  static Stream<Case> everyKind() {
    return Stream.of(messages(), requests(), friends(), rooms(), users()).flatMap(s -> s);
  }

  private static Stream<Case> messages() {
    Entry pairEdit = Entries.messageEdited(11, ORIGIN, ANN, 4, "new").withSubject(ANN);
    Entry pairDelete = Entries.messageDeleted(11, ORIGIN, ANN, 4).withSubject(ANN);
    Entry pairReaction = Entries.reactionChanged(11, ORIGIN, BOB, 4, "\uD83D\uDC4D", true);
    return Stream.of(
        new Case(
            ROOM,
            Entries.roomMessage(11, ORIGIN, ANN, 100, "h\"i", "c1"),
            BOB,
            new NewRoomMessage(100, 5, "lobby", "ann", "h\"i", false)),
        new Case(
            ROOM,
            Entries.roomMessage(11, ORIGIN, GONE, 100, "hi", null),
            BOB,
            new NewRoomMessage(100, 5, "lobby", null, "hi", false)),
        new Case(
            PAIR,
            Entries.privateMessage(11, ORIGIN, ANN, BOB, 100, "hi", null),
            ANN,
            new NewPrivateMessage(100, 5, "ann", "bob", "hi", false)),
        new Case(
            ROOM,
            Entries.messageEdited(11, ORIGIN, ANN, 4, "new"),
            BOB,
            new MessageEdited("lobby", null, null, 4, "new", TIME)),
        new Case(PAIR, pairEdit, BOB, new MessageEdited(null, "ann", "bob", 4, "new", TIME)),
        new Case(
            ROOM,
            Entries.messageDeleted(11, ORIGIN, CAT, 4),
            BOB,
            new MessageDeleted("lobby", null, null, 4, "cat")),
        new Case(PAIR, pairDelete, BOB, new MessageDeleted(null, "ann", "bob", 4, "ann")),
        new Case(
            ROOM,
            Entries.reactionChanged(11, ORIGIN, CAT, 4, "x", false),
            BOB,
            new ReactionChanged("lobby", null, null, 4, "cat", "x", false)),
        new Case(
            PAIR,
            pairReaction.withSubject(ANN),
            ANN,
            new ReactionChanged(null, "ann", "bob", 4, "bob", "\uD83D\uDC4D", true)),
        new Case(
            PAIR,
            Entries.messagesRead(11, ORIGIN, ANN, BOB, 5),
            BOB,
            new MessagesRead(null, "ann", "ann", 5)),
        new Case(
            ROOM,
            Entries.messagesRead(11, ORIGIN, ANN, 0, 5),
            ANN,
            new MessagesRead("lobby", null, "ann", 5)),
        new Case(
            PAIR, Entries.userTyping(ORIGIN, ANN, BOB), BOB, new UserTyping(null, "ann", "ann")),
        new Case(
            ROOM, Entries.userTyping(ORIGIN, ANN, 0), BOB, new UserTyping("lobby", null, "ann")));
  }

  private static Stream<Case> requests() {
    return Stream.of(
        new Case(
            PAIR,
            Entries.newFriendRequest(11, ORIGIN, ANN, BOB, 50, "me"),
            BOB,
            new NewFriendRequest(50, "ann", "Ann A", "me")),
        new Case(
            ROOM,
            Entries.enterRoomRequest(11, ORIGIN, BOB, 50),
            ANN,
            new EnterRoomRequest(50, "lobby", "bob", "Bob B")),
        new Case(
            OWN,
            Entries.roomInvitation(11, ORIGIN, BOB, ANN, 7, 50),
            ANN,
            new RoomInvitation(50, "lobby", "The Lobby", "bob")),
        new Case(
            PAIR,
            Entries.requestApproved(11, ORIGIN, RequestKind.FRIEND, BOB, ANN, 0, 50),
            ANN,
            new RequestApproved(50, RequestKind.FRIEND, "bob", null)),
        new Case(
            OWN,
            Entries.requestApproved(11, ORIGIN, RequestKind.ROOM, BOB, ANN, 7, 50),
            ANN,
            new RequestApproved(50, RequestKind.ROOM, null, "lobby")),
        new Case(
            OWN,
            Entries.requestRejected(11, ORIGIN, RequestKind.INVITATION, BOB, ANN, 7, 50),
            ANN,
            new RequestRejected(50, RequestKind.INVITATION, "bob", "lobby")),
        new Case(OWN, Entries.requestClosed(ORIGIN, 50), ANN, new RequestClosed(50)));
  }

  private static Stream<Case> friends() {
    return Stream.of(
        new Case(PAIR, Entries.friendAdded(11, ANN, BOB), ANN, new FriendAdded("bob", "Bob B")),
        new Case(PAIR, Entries.friendAdded(11, ANN, BOB), BOB, new FriendAdded("ann", "Ann A")),
        new Case(
            PAIR,
            Entries.friendRemoved(11, ORIGIN, ANN, BOB),
            BOB,
            new FriendRemoved("ann", "Ann A")));
  }

  private static Stream<Case> rooms() {
    return Stream.of(
        new Case(
            ROOM, Entries.userEnterRoom(11, ANN), BOB, new UserEnterRoom("lobby", "ann", "Ann A")),
        new Case(
            ROOM,
            Entries.userLeaveRoom(11, GONE, LeaveReason.BANNED, BOB),
            ANN,
            new UserLeaveRoom("lobby", "gone", LeaveReason.BANNED, "bob")),
        new Case(
            ROOM,
            Entries.userLeaveRoom(11, ANN, LeaveReason.LEFT, 0),
            ANN,
            new UserLeaveRoom("lobby", "ann", LeaveReason.LEFT, null)),
        new Case(
            ROOM,
            Entries.appointedAsAdmin(11, ORIGIN, ANN, BOB),
            BOB,
            new AppointedAsAdmin("lobby", "bob", "ann")),
        new Case(
            ROOM,
            Entries.dismissedAsAdmin(11, ORIGIN, ANN, BOB),
            BOB,
            new DismissedAsAdmin("lobby", "bob", "ann")),
        new Case(
            ROOM,
            Entries.roomOwnerChanged(11, ORIGIN, BOB),
            BOB,
            new RoomOwnerChanged("lobby", "bob")),
        new Case(
            ROOM,
            Entries.roomAccessChanged(11, ORIGIN, RoomAccess.PUBLIC),
            BOB,
            new RoomAccessChanged("lobby", RoomAccess.PUBLIC)),
        new Case(
            ROOM,
            Entries.roomHistoryChanged(11, ORIGIN, RoomHistory.EVERYTHING),
            BOB,
            new RoomHistoryChanged("lobby", RoomHistory.EVERYTHING)),
        new Case(
            ROOM,
            Entries.roomNicknameChanged(11, ORIGIN, "Hall"),
            BOB,
            new RoomNicknameChanged("lobby", "Hall")),
        new Case(
            ROOM,
            Entries.roomDescriptionChanged(11, ORIGIN, ""),
            BOB,
            new RoomDescriptionChanged("lobby", "")),
        new Case(ROOM, Entries.roomRemoved(11, ORIGIN), BOB, new RoomRemoved("lobby")));
  }

  private static Stream<Case> users() {
    return Stream.of(
        new Case(
            ROOM,
            Entries.userNicknameChanged(11, ORIGIN, ANN),
            BOB,
            new UserNicknameChanged("ann", "Ann A")),
        new Case(
            PAIR,
            Entries.userDescriptionChanged(11, ORIGIN, DAN),
            BOB,
            new UserDescriptionChanged("dan", "")),
        new Case(OWN, Entries.userDeleted(11, ORIGIN, GONE), ANN, new UserDeleted("gone")));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void becomesItsPushAfterTheWayThroughJson(Case given) {
    Entry read = Entry.parse(given.entry().json().getBytes(StandardCharsets.UTF_8));

    assertEquals(given.entry(), read);
    assertEquals(given.expected(), push(given.log(), read, given.viewer()));
  }

  @Test
  void everyKeptPushHasABuilderAndACase() {
    Set<PushMethod> kept =
        EnumSet.allOf(PushMethod.class).stream()
            .filter(PushMethod::kept)
            .collect(Collectors.toSet());
    Set<PushMethod> tried = everyKind().map(c -> c.entry().kind()).collect(Collectors.toSet());

    assertTrue(EntryPushes.kinds().containsAll(kept));
    assertEquals(EntryPushes.kinds(), tried);
  }

  @Test
  void leavesOutWhatIsNotThere() {
    String json = Entries.userEnterRoom(11, ANN).json();

    assertEquals("{\"k\":\"USER_ENTER_ROOM\",\"p\":11,\"a\":1}", json);
  }

  @Test
  void showsADeletedMessageWithoutItsText() {
    Entry entry = Entries.roomMessage(11, ORIGIN, ANN, 100, "secret", null).withoutText();

    assertEquals(new NewRoomMessage(100, 5, "lobby", "ann", "", true), push(ROOM, entry, BOB));
  }

  @Test
  void hidesWhatIsForTheOtherOfAPair() {
    Entry entry = Entries.newFriendRequest(11, ORIGIN, ANN, BOB, 50, "me");

    assertNull(push(PAIR, entry, ANN));
    assertEquals(BOB, EntryAudience.onlyUser(PAIR, entry));
  }

  @Test
  void showsAReadersOtherConnectionsWhoseMessagesWereRead() {
    Entry entry = Entries.messagesRead(11, ORIGIN, ANN, BOB, 5);
    var ephemeral = new Occurrence(PAIR, Position.START, TIME, entry, NAMES);

    assertNull(push(PAIR, entry, ANN));
    assertEquals(new MessagesRead(null, "bob", "ann", 5), EntryPushes.push(ephemeral, ANN));
  }

  @Test
  void saysNothingOfUsersAndRoomsThatAreGone() {
    assertNull(push(ROOM, Entries.userEnterRoom(11, GONE), BOB));
    assertNull(push(OWN, Entries.roomInvitation(11, ORIGIN, BOB, ANN, 8, 50), ANN));
    assertNull(
        push(OWN, Entries.requestApproved(11, ORIGIN, RequestKind.ROOM, BOB, ANN, 8, 50), ANN));
  }

  @Test
  void nobodyButTheOthersSeesTyping() {
    assertNull(push(ROOM, Entries.userTyping(ORIGIN, ANN, 0), ANN));
  }

  @Test
  void exceptAndOnlyDecideWhoGetsIt() {
    Entry entry = Entries.messageDeleted(11, ORIGIN, ANN, 4);
    var except = new EntryContext(NAMES.users(), NAMES.rooms(), List.of(BOB), List.of(), Map.of());
    var only = new EntryContext(NAMES.users(), NAMES.rooms(), List.of(), List.of(BOB), Map.of());

    assertNull(EntryPushes.push(occurrence(ROOM, entry, except), BOB));
    assertNotNull(EntryPushes.push(occurrence(ROOM, entry, except), CAT));
    assertNotNull(EntryPushes.push(occurrence(ROOM, entry, only), BOB));
    assertNull(EntryPushes.push(occurrence(ROOM, entry, only), CAT));
    assertFalse(EntryAudience.same(occurrence(ROOM, entry, except)));
    assertTrue(EntryAudience.same(occurrence(ROOM, entry, NAMES)));
  }

  @Test
  void contextSurvivesTheWayThroughJson() {
    var context = new EntryContext(Map.of(), NAMES.rooms(), List.of(BOB), List.of(), Map.of());

    EntryContext read =
        Codec.decode(context.json().getBytes(StandardCharsets.UTF_8), EntryContext.class);

    assertEquals(context, read);
  }

  private static @Nullable ScrpPush push(ConversationKey log, Entry entry, long viewer) {
    return EntryPushes.push(occurrence(log, entry, NAMES), viewer);
  }

  private static Occurrence occurrence(ConversationKey log, Entry entry, EntryContext context) {
    return new Occurrence(log, POSITION, TIME, entry, context);
  }
}
