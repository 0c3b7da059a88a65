package chat.scrp.services.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.LeaveReason;
import chat.scrp.protocol.model.MemberObject;
import chat.scrp.protocol.model.Role;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.RoomListObject;
import chat.scrp.protocol.model.RoomObject;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.push.RoomNicknameChanged;
import chat.scrp.protocol.push.RoomOwnerChanged;
import chat.scrp.protocol.push.RoomRemoved;
import chat.scrp.protocol.push.UserEnterRoom;
import chat.scrp.protocol.push.UserLeaveRoom;
import chat.scrp.protocol.request.ChangeRoomAccess;
import chat.scrp.protocol.request.ChangeRoomNickname;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.GetRoom;
import chat.scrp.protocol.request.GetRoomAccessType;
import chat.scrp.protocol.request.GetRoomMembers;
import chat.scrp.protocol.request.GetRooms;
import chat.scrp.protocol.request.LeaveRoom;
import chat.scrp.protocol.request.RemoveAdmin;
import chat.scrp.protocol.request.RemoveRoom;
import chat.scrp.protocol.request.RemoveUserFromRoom;
import chat.scrp.protocol.request.SearchRoom;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.request.SetAdmin;
import chat.scrp.protocol.request.TransferRoom;
import chat.scrp.protocol.response.EnterRoomResponse;
import chat.scrp.protocol.response.GetRoomMembersResponse;
import chat.scrp.protocol.response.GetRoomResponse;
import chat.scrp.protocol.response.GetRoomsResponse;
import chat.scrp.protocol.response.SearchRoomResponse;
import chat.scrp.services.Limits;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Delivery;
import chat.scrp.services.log.Page;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.Published;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.testing.RealRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomsIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();
  private ServicesLab lab;
  private Caller ann;
  private Caller bob;
  private Caller eve;

  @BeforeEach
  void begin() {
    redis.flush();
    Limits all = Limits.defaults();
    Limits few =
        new Limits(
            all.sessionsPerUser(),
            all.connectionsPerSession(),
            all.friends(),
            all.blockedUsers(),
            all.pendingRequests(),
            all.askedRequests(),
            3,
            3,
            1,
            1,
            all.reactionsPerMessage(),
            all.usersPerReaction(),
            all.presenceMembers());
    lab = new ServicesLab(ServicesConfig.at(redis.uri()).withLimits(few));
    ann = lab.user("ann");
    bob = lab.user("bob");
    eve = lab.user("eve");
    create(ann, "hall", RoomAccess.PUBLIC, null);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private void create(Caller owner, String id, RoomAccess access, @Nullable String password) {
    lab.ok(
        owner, new CreateRoom(id, "The Big " + id, access, password, RoomHistory.SINCE_ENTERING));
  }

  private EnterRoomResponse enter(Caller user, String id) {
    return lab.ok(user, new EnterRoom(id, null), EnterRoomResponse.class);
  }

  @Test
  void anIdIsTakenOnce() {
    assertEquals(
        ErrorCode.ROOM_ALREADY_EXISTS,
        lab.err(
            bob,
            new CreateRoom("hall", "Mine", RoomAccess.PUBLIC, null, RoomHistory.SINCE_ENTERING)));
    create(bob, "Hall", RoomAccess.PUBLIC, null);
  }

  @Test
  void theIdOfARoomThatWasHalfRemovedIsFree() {
    lab.redis("HSET", "{" + lab.room("hall") + "}", "gone", "{}");

    create(bob, "hall", RoomAccess.PUBLIC, null);

    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new SendRoomMessage("hall", "hi", null)));
    lab.ok(bob, new SendRoomMessage("hall", "hi", null));
  }

  @Test
  void whoEntersGetsItsOwnEnteringAndNothingFromBefore() {
    lab.ok(ann, new SendRoomMessage("hall", "before", null));
    lab.subscribe("u:" + bob.user());

    EnterRoomResponse entered = enter(bob, "hall");

    assertEquals(new EnterRoomResponse(false, null, 1L), entered);
    long room = lab.room("hall").a();
    Published.RoomJoined joined = assertInstanceOf(Published.RoomJoined.class, lab.nextPublished());
    assertEquals(room, joined.room());
    Published.Live entry = Objects.requireNonNull(joined.entry());
    assertEquals(Position.of(1, 0), entry.prev());
    assertEquals(Position.of(1, 1), entry.position());
    assertEquals(new UserEnterRoom("hall", "bob", "Nick bob"), entry.push().forViewer(bob.user()));
    List<ScrpPush> pushes = lab.pushes(bob, lab.room("hall"));
    assertEquals(List.of(new UserEnterRoom("hall", "bob", "Nick bob")), pushes);
    assertEquals(ErrorCode.ALREADY_ROOM_MEMBER, lab.err(bob, new EnterRoom("hall", null)));
    assertEquals(ErrorCode.ROOM_NOT_FOUND, lab.err(bob, new EnterRoom("attic", null)));
  }

  @Test
  void aPasswordOpensTheDoorAndFiveWrongOnesCloseIt() {
    create(ann, "safe", RoomAccess.PASSWORD, "secret1");

    assertEquals(ErrorCode.INVALID_ROOM_PASSWORD, lab.err(bob, new EnterRoom("safe", null)));
    assertEquals(ErrorCode.INVALID_ROOM_PASSWORD, lab.err(bob, new EnterRoom("safe", "a")));
    for (int i = 0; i < 5; i++) {
      assertEquals(
          ErrorCode.ID_PASSWORD_NOT_MATCH, lab.err(bob, new EnterRoom("safe", "wrong" + i)));
    }
    assertEquals(ErrorCode.TOO_MANY_WRONG_ATTEMPTS, lab.err(bob, new EnterRoom("safe", "secret1")));
    lab.ok(eve, new EnterRoom("safe", "secret1"));
    assertEquals(ErrorCode.ALREADY_ROOM_MEMBER, lab.err(eve, new EnterRoom("safe", null)));
  }

  @Test
  void whoWasRemovedGetsAFarewellOnceAndNothingBehindIt() {
    enter(bob, "hall");
    ConversationKey hall = lab.room("hall");
    lab.ok(ann, new RemoveUserFromRoom("bob", "hall"));
    lab.ok(ann, new SendRoomMessage("hall", "he is gone", null));

    var opening = lab.opening(bob, hall);
    Delivery farewell = opening.farewell();
    Page page = lab.page(bob, hall, Position.START);

    assertFalse(opening.open());
    assertNotNull(farewell);
    assertEquals(new UserLeaveRoom("hall", "bob", LeaveReason.REMOVED, "ann"), farewell.push());
    assertTrue(farewell.ends());
    assertFalse(page.open());
    assertEquals(List.of(farewell), page.deliveries());
    assertTrue(lab.onLoop(() -> lab.services().reader().conversations(bob.user())).contains(hall));
    lab.delivered(bob, hall, Position.START, farewell.position());
    assertNull(lab.opening(bob, hall).farewell());
  }

  @Test
  void aVoidIndexEntryIsDroppedAfterAWhile() {
    enter(bob, "hall");
    ConversationKey hall = lab.room("hall");
    lab.ok(bob, new LeaveRoom("hall"));
    lab.delivered(bob, hall, Position.START, lab.opening(bob, hall).head());
    lab.opening(bob, hall);
    assertTrue(lab.onLoop(() -> lab.services().reader().conversations(bob.user())).contains(hall));
    String index = "{u:" + bob.user() + "}:r";
    lab.redis("ZADD", index, "1", String.valueOf(hall.a()));

    lab.opening(bob, hall);

    assertFalse(lab.onLoop(() -> lab.services().reader().conversations(bob.user())).contains(hall));
  }

  @Test
  void aRemovedRoomSaysSoToThoseAwayAndLeavesNothing() {
    enter(bob, "hall");
    enter(eve, "hall");
    ConversationKey hall = lab.room("hall");
    lab.ok(eve, new LeaveRoom("hall"));
    lab.ok(ann, new SendRoomMessage("hall", "hi", null));

    lab.ok(ann, new RemoveRoom("hall"));

    Delivery ofBob = lab.opening(bob, hall).farewell();
    Delivery ofEve = lab.opening(eve, hall).farewell();
    assertNotNull(ofBob);
    assertNotNull(ofEve);
    assertEquals(new RoomRemoved("hall"), ofBob.push());
    assertEquals(new UserLeaveRoom("hall", "eve", LeaveReason.LEFT, null), ofEve.push());
    assertEquals(ErrorCode.ROOM_NOT_FOUND, lab.err(bob, new GetRoom("hall")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new RemoveRoom("hall")));
    lab.delivered(bob, hall, Position.START, ofBob.position());
    lab.delivered(ann, hall, Position.START, ofBob.position());
    lab.delivered(eve, hall, Position.START, ofEve.position());
    assertEquals("0", lab.redis("EXISTS", "{" + hall + "}", "{" + hall + "}:m").toString());
  }

  @Test
  void nothingOfARemovedRoomIsInALaterOneOfTheSameId() {
    enter(bob, "hall");
    lab.ok(ann, new SendRoomMessage("hall", "old", null));
    lab.ok(ann, new RemoveRoom("hall"));

    create(eve, "hall", RoomAccess.PUBLIC, null);
    lab.ok(eve, new SendRoomMessage("hall", "new", null));

    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new SendRoomMessage("hall", "hi", null)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new RemoveRoom("hall")));
    enter(bob, "hall");
    assertEquals(List.of(), messages(bob));
  }

  private List<ScrpPush> messages(Caller user) {
    return lab.pushes(user, lab.room("hall")).stream()
        .filter(NewRoomMessage.class::isInstance)
        .toList();
  }

  @Test
  void rolesSayWhoMay() {
    enter(bob, "hall");
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new SetAdmin("bob", "hall")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new SetAdmin("nobody", "hall")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new SetAdmin("ann", "hall")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new SetAdmin("bob", "attic")));
    assertEquals(ErrorCode.NOT_ROOM_MEMBER, lab.err(ann, new SetAdmin("eve", "hall")));
    assertEquals(ErrorCode.NOT_ROOM_MEMBER, lab.err(ann, new SetAdmin("nobody", "hall")));
    assertEquals(ErrorCode.NOT_ROOM_MEMBER, lab.err(ann, new RemoveAdmin("ann", "hall")));
    lab.ok(ann, new SetAdmin("bob", "hall"));
    lab.ok(ann, new SetAdmin("bob", "hall"));
    enter(eve, "hall");
    assertEquals(ErrorCode.LIMIT_REACHED, lab.err(ann, new SetAdmin("eve", "hall")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new RemoveAdmin("bob", "hall")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new RemoveUserFromRoom("ann", "hall")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new RemoveUserFromRoom("bob", "hall")));
    lab.ok(bob, new RemoveUserFromRoom("eve", "hall"));
    assertEquals(ErrorCode.NOT_ROOM_MEMBER, lab.err(bob, new RemoveUserFromRoom("eve", "hall")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new LeaveRoom("hall")));
    assertEquals(ErrorCode.NOT_ROOM_MEMBER, lab.err(eve, new LeaveRoom("hall")));
  }

  @Test
  void aTransferMakesTheOldOwnerAnAdmin() {
    enter(bob, "hall");
    assertEquals(ErrorCode.USER_NOT_FOUND, lab.err(ann, new TransferRoom("hall", "nobody")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new TransferRoom("hall", "nobody")));
    assertEquals(ErrorCode.NOT_ROOM_MEMBER, lab.err(ann, new TransferRoom("hall", "eve")));

    lab.ok(ann, new TransferRoom("hall", "bob"));

    RoomObject room = lab.ok(bob, new GetRoom("hall"), GetRoomResponse.class).room();
    assertEquals("bob", room.ownerId());
    assertEquals(List.of("ann"), room.adminIds());
    assertTrue(lab.pushes(bob, lab.room("hall")).contains(new RoomOwnerChanged("hall", "bob")));
  }

  @Test
  void limitsAreAnswered() {
    enter(bob, "hall");
    enter(eve, "hall");
    assertEquals(ErrorCode.LIMIT_REACHED, lab.err(lab.user("fox"), new EnterRoom("hall", null)));
    create(eve, "r1", RoomAccess.PUBLIC, null);
    create(eve, "r2", RoomAccess.PUBLIC, null);
    assertEquals(
        ErrorCode.LIMIT_REACHED,
        lab.err(
            eve, new CreateRoom("r3", "R", RoomAccess.PUBLIC, null, RoomHistory.SINCE_ENTERING)));
  }

  @Test
  void anOutsiderSeesLess() {
    enter(bob, "hall");

    RoomObject inside = lab.ok(bob, new GetRoom("hall"), GetRoomResponse.class).room();
    RoomObject outside = lab.ok(eve, new GetRoom("hall"), GetRoomResponse.class).room();

    assertEquals("ann", inside.ownerId());
    assertEquals(List.of(), inside.adminIds());
    assertEquals(2, outside.memberCount());
    assertNull(outside.ownerId());
    assertNull(outside.adminIds());
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new GetRoomMembers("hall", 10, null)));
    assertEquals(ErrorCode.ROOM_NOT_FOUND, lab.err(eve, new GetRoomAccessType("attic")));
  }

  @Test
  void listsRoomsAndMembersPageByPage() {
    create(ann, "attic", RoomAccess.PUBLIC, null);
    enter(bob, "hall");
    lab.ok(bob, new SendRoomMessage("hall", "hi", null));

    GetRoomsResponse first = lab.ok(ann, new GetRooms(1, null), GetRoomsResponse.class);
    GetRoomsResponse second =
        lab.ok(ann, new GetRooms(1, first.nextCursor()), GetRoomsResponse.class);
    GetRoomMembersResponse members =
        lab.ok(ann, new GetRoomMembers("hall", 1, null), GetRoomMembersResponse.class);
    GetRoomMembersResponse others =
        lab.ok(
            ann, new GetRoomMembers("hall", 5, members.nextCursor()), GetRoomMembersResponse.class);

    RoomListObject hall = first.rooms().get(0);
    assertEquals("hall", hall.roomId());
    assertEquals(Role.OWNER, hall.role());
    assertEquals(1, hall.lastSeq());
    assertEquals(0, hall.readSeq());
    assertNotNull(hall.lastMessage());
    assertEquals("hi", hall.lastMessage().text());
    assertEquals("attic", second.rooms().get(0).roomId());
    assertNull(second.nextCursor());
    assertEquals(List.of("ann"), members.members().stream().map(MemberObject::userId).toList());
    assertEquals(List.of("bob"), others.members().stream().map(MemberObject::userId).toList());
    assertNull(others.nextCursor());
    assertEquals(ErrorCode.INVALID_QUERY, lab.err(ann, new GetRooms(1, "!!")));
  }

  @Test
  void findsRoomsByTheBeginningsOfWords() {
    create(bob, "halle", RoomAccess.PUBLIC, null);
    create(eve, "other", RoomAccess.PUBLIC, null);
    lab.ok(eve, new ChangeRoomNickname("other", "Hallway two"));

    assertEquals(List.of("hall", "halle", "other"), search("hall"));
    assertEquals(List.of("hall", "halle", "other"), search("HALL"));
    assertEquals(List.of("hall", "halle"), search("big"));
    assertEquals(List.of("other"), search("two"));
    assertEquals(List.of(), search("hallz"));
    assertEquals(ErrorCode.INVALID_QUERY, lab.err(ann, new SearchRoom("hall", 5, "??")));
    var only = lab.ok(ann, new SearchRoom("halle", 1, null), SearchRoomResponse.class);
    assertNull(only.nextCursor());
    lab.ok(ann, new RemoveRoom("hall"));
    assertEquals(List.of("halle", "other"), search("hall"));
  }

  /** All pages of one hit each; each hit must be on one page only. */
  private List<String> search(String query) {
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      SearchRoomResponse page =
          lab.ok(ann, new SearchRoom(query, 1, cursor), SearchRoomResponse.class);
      page.rooms().forEach(room -> found.add(room.roomId()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return found;
  }

  @Test
  void changesAreForThoseWhoMay() {
    enter(bob, "hall");
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new ChangeRoomNickname("hall", "Bob's")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new ChangeRoomNickname("attic", "Bob's")));
    assertEquals(
        ErrorCode.FORBIDDEN,
        lab.err(bob, new ChangeRoomAccess("hall", RoomAccess.PASSWORD, "secret1")));

    lab.ok(ann, new ChangeRoomNickname("hall", "Salon"));
    lab.ok(ann, new ChangeRoomAccess("hall", RoomAccess.PASSWORD, "secret1"));

    assertTrue(
        lab.pushes(bob, lab.room("hall")).contains(new RoomNicknameChanged("hall", "Salon")));
    assertEquals(ErrorCode.ID_PASSWORD_NOT_MATCH, lab.err(eve, new EnterRoom("hall", "secret2")));
    lab.ok(eve, new EnterRoom("hall", "secret1"));
  }
}
