package chat.scrp.services.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.BanObject;
import chat.scrp.protocol.model.LeaveReason;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.push.EnterRoomRequest;
import chat.scrp.protocol.push.RequestApproved;
import chat.scrp.protocol.push.RequestClosed;
import chat.scrp.protocol.push.RequestRejected;
import chat.scrp.protocol.push.RoomInvitation;
import chat.scrp.protocol.push.UserEnterRoom;
import chat.scrp.protocol.push.UserLeaveRoom;
import chat.scrp.protocol.request.ApproveRequest;
import chat.scrp.protocol.request.BanUserFromRoom;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.GetRequests;
import chat.scrp.protocol.request.GetRoomBans;
import chat.scrp.protocol.request.IgnoreRequest;
import chat.scrp.protocol.request.InviteToRoom;
import chat.scrp.protocol.request.RejectRequest;
import chat.scrp.protocol.request.RemoveRoom;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.request.SetAdmin;
import chat.scrp.protocol.request.UnbanUserFromRoom;
import chat.scrp.protocol.response.EnterRoomResponse;
import chat.scrp.protocol.response.GetRequestsResponse;
import chat.scrp.protocol.response.GetRoomBansResponse;
import chat.scrp.protocol.response.InviteToRoomResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Published;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.testing.RealRedis;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomRequestsIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();
  private ServicesLab lab;
  private Caller ann;
  private Caller bob;
  private Caller eve;

  @BeforeEach
  void begin() {
    redis.flush();
    lab = new ServicesLab(redis.uri());
    ann = lab.user("ann");
    bob = lab.user("bob");
    eve = lab.user("eve");
    create("club", RoomAccess.PERMISSION);
    create("hall", RoomAccess.PUBLIC);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private void create(String id, RoomAccess access) {
    lab.ok(ann, new CreateRoom(id, "Room " + id, access, null, RoomHistory.SINCE_ENTERING));
  }

  private long ask(Caller user) {
    EntryAnswer answer = new EntryAnswer(user);
    assertTrue(answer.response.pending());
    Long id = answer.response.requestId();
    assertNotNull(id);
    return id;
  }

  /** The answer to ENTER_ROOM of the room that needs permission. */
  private final class EntryAnswer {
    final EnterRoomResponse response;

    EntryAnswer(Caller user) {
      response = lab.ok(user, new EnterRoom("club", null), EnterRoomResponse.class);
    }
  }

  private long invite(Caller by, String room, String subject) {
    return lab.ok(by, new InviteToRoom(room, subject), InviteToRoomResponse.class).requestId();
  }

  private List<RequestObject> open(Caller user) {
    return lab.ok(user, new GetRequests(), GetRequestsResponse.class).requests();
  }

  private List<ScrpPush> own(Caller user) {
    return lab.pushes(user, ConversationKey.own(user.user()));
  }

  @Test
  void asksOnceWhoeverMayDecide() {
    lab.subscribe(lab.room("club").toString());

    long id = ask(bob);

    assertEquals(id, ask(bob));
    Published.Live live = lab.nextLive();
    assertTrue(live.adminsOnly());
    assertEquals(
        new EnterRoomRequest(id, "club", "bob", "Nick bob"), live.push().forViewer(ann.user()));
    assertNull(live.push().forViewer(eve.user()));
    assertEquals(id, open(ann).get(0).requestId());
    assertEquals("club", open(ann).get(0).roomId());
    assertEquals(List.of(), open(bob));
    assertEquals(
        List.of(new EnterRoomRequest(id, "club", "bob", "Nick bob")),
        lab.pushes(ann, lab.room("club")));
  }

  @Test
  void approvalMakesAMemberAndTellsTheAsker() {
    long id = ask(bob);
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(eve, new ApproveRequest(id)));
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(bob, new ApproveRequest(id)));
    lab.subscribe("u:" + bob.user());

    lab.ok(ann, new ApproveRequest(id));

    Published.RoomJoined joined = assertInstanceOf(Published.RoomJoined.class, lab.nextPublished());
    assertEquals(lab.room("club").a(), joined.room());
    assertEquals(
        new RequestApproved(id, RequestKind.ROOM, null, "club"),
        lab.nextLive().push().forViewer(bob.user()));
    assertEquals(List.of(new RequestApproved(id, RequestKind.ROOM, null, "club")), own(bob));
    lab.ok(bob, new SendRoomMessage("club", "hi", null));
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(ann, new ApproveRequest(id)));
    assertEquals(List.of(), open(ann));
    assertEquals(
        List.of(new UserEnterRoom("club", "bob", "Nick bob")),
        lab.pushes(ann, lab.room("club")).stream()
            .filter(UserEnterRoom.class::isInstance)
            .toList());
  }

  @Test
  void aClosedRequestIsNotDeliveredLater() {
    long rejected = ask(bob);
    lab.ok(ann, new RejectRequest(rejected));
    long ignored = ask(bob);
    lab.subscribe("u:" + ann.user());
    lab.ok(ann, new IgnoreRequest(ignored));

    assertEquals(List.of(), lab.pushes(ann, lab.room("club")));
    assertEquals(List.of(new RequestRejected(rejected, RequestKind.ROOM, null, "club")), own(bob));
    var closed = (Published.Ephemeral) lab.nextPublished();
    assertEquals(new RequestClosed(ignored), closed.push().forViewer(ann.user()));
    assertEquals(ann.connection(), closed.origin());
  }

  @Test
  void anInvitationIsTheInvitedUsersToDecide() {
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new InviteToRoom("hall", "nobody")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new InviteToRoom("attic", "bob")));
    assertEquals(ErrorCode.USER_NOT_FOUND, lab.err(ann, new InviteToRoom("club", "nobody")));
    assertEquals(ErrorCode.ALREADY_ROOM_MEMBER, lab.err(ann, new InviteToRoom("club", "ann")));

    long id = invite(ann, "club", "bob");

    assertEquals(id, invite(ann, "club", "bob"));
    assertEquals(List.of(new RoomInvitation(id, "club", "Room club", "ann")), own(bob));
    RequestObject request = open(bob).get(0);
    assertEquals(RequestKind.INVITATION, request.kind());
    assertEquals("ann", request.userId());
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(ann, new ApproveRequest(id)));
    lab.ok(bob, new ApproveRequest(id));
    lab.ok(bob, new SendRoomMessage("club", "hi", null));
    assertEquals(List.of(new RequestApproved(id, RequestKind.INVITATION, "bob", "club")), own(ann));
    assertEquals(List.of(), own(bob));
    assertEquals(ErrorCode.ALREADY_ROOM_MEMBER, lab.err(ann, new InviteToRoom("club", "bob")));
  }

  @Test
  void whomTheSubjectBlocksInvitesNobodyAndDoesNotNotice() {
    ConversationKey pair = ConversationKey.pair(ann.user(), bob.user());
    lab.redis("HSET", "{" + pair + "}", "b" + bob.user(), "1");

    long id = invite(ann, "club", "bob");

    assertEquals(id, invite(ann, "club", "bob"));
    assertEquals(List.of(), own(bob));
    assertEquals(List.of(), open(bob));
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(bob, new ApproveRequest(id)));
  }

  @Test
  void aBanClosesEveryDoor() {
    lab.ok(bob, new EnterRoom("hall", null));
    long invited = invite(ann, "club", "bob");
    long asked = ask(eve);

    lab.ok(ann, new BanUserFromRoom("hall", "bob"));
    lab.ok(ann, new BanUserFromRoom("club", "bob"));
    lab.ok(ann, new BanUserFromRoom("club", "eve"));

    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new EnterRoom("hall", null)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new EnterRoom("club", null)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new InviteToRoom("club", "bob")));
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(bob, new ApproveRequest(invited)));
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(ann, new ApproveRequest(asked)));
    assertEquals(
        new UserLeaveRoom("hall", "bob", LeaveReason.BANNED, "ann"), assertNotNullFarewell(bob));
    List<BanObject> bans = lab.ok(ann, new GetRoomBans("club"), GetRoomBansResponse.class).bans();
    assertEquals(2, bans.size());
    assertEquals("ann", bans.get(0).byUserId());
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new GetRoomBans("hall")));
    assertEquals(ErrorCode.USER_NOT_FOUND, lab.err(ann, new BanUserFromRoom("hall", "nobody")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new BanUserFromRoom("hall", "ann")));
    lab.ok(ann, new UnbanUserFromRoom("hall", "bob"));
    lab.ok(ann, new UnbanUserFromRoom("hall", "bob"));
    lab.ok(bob, new EnterRoom("hall", null));
  }

  private ScrpPush assertNotNullFarewell(Caller user) {
    var farewell = lab.opening(user, lab.room("hall")).farewell();
    assertNotNull(farewell);
    assertNotNull(farewell.push());
    return farewell.push();
  }

  @Test
  void enteringClosesWhatIsPending() {
    long asked = ask(bob);
    long invited = invite(ann, "club", "bob");

    lab.ok(bob, new ApproveRequest(invited));

    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(ann, new RejectRequest(asked)));
    assertEquals(List.of(), open(ann));
  }

  @Test
  void anAdminDecidesToo() {
    lab.ok(eve, new ApproveRequest(invite(ann, "club", "eve")));
    lab.ok(ann, new SetAdmin("eve", "club"));
    long id = ask(bob);

    lab.ok(eve, new ApproveRequest(id));

    lab.ok(bob, new SendRoomMessage("club", "hi", null));
  }

  @Test
  void requestsOfARemovedRoomAreGone() {
    long asked = ask(bob);
    long invited = invite(ann, "club", "eve");

    lab.ok(ann, new RemoveRoom("club"));

    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(ann, new ApproveRequest(asked)));
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(eve, new ApproveRequest(invited)));
    assertEquals(List.of(), own(eve));
    assertEquals(List.of(), open(eve));
  }
}
