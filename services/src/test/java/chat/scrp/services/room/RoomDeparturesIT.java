package chat.scrp.services.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.LeaveReason;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.RoomObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.RoomOwnerChanged;
import chat.scrp.protocol.push.UserDeleted;
import chat.scrp.protocol.push.UserLeaveRoom;
import chat.scrp.protocol.push.UserNicknameChanged;
import chat.scrp.protocol.request.ChangeUserNickname;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.DeleteUser;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.GetRoom;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.request.SetAdmin;
import chat.scrp.protocol.response.GetRoomResponse;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Delivery;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.testing.RealRedis;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomDeparturesIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();
  private ServicesLab lab;
  private Caller ann;
  private Caller bob;
  private Caller eve;

  @BeforeEach
  void begin() {
    redis.flush();
    lab = new ServicesLab(redis.uri());
    ann = lab.signUp("ann");
    bob = lab.signUp("bob");
    eve = lab.signUp("eve");
    lab.ok(
        ann, new CreateRoom("hall", "Hall", RoomAccess.PUBLIC, null, RoomHistory.SINCE_ENTERING));
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private void enter(Caller user) {
    lab.ok(user, new EnterRoom("hall", null));
  }

  private RoomObject hall(Caller viewer) {
    return lab.ok(viewer, new GetRoom("hall"), GetRoomResponse.class).room();
  }

  @Test
  void theLongestServingAdminInherits() {
    enter(bob);
    enter(eve);
    lab.ok(ann, new SetAdmin("eve", "hall"));
    lab.ok(ann, new SetAdmin("bob", "hall"));
    lab.ok(ann, new SendRoomMessage("hall", "mine", null));

    lab.ok(ann, new DeleteUser("secret"));

    assertEquals("eve", hall(bob).ownerId());
    assertEquals(List.of("bob"), hall(bob).adminIds());
    assertEquals(2, hall(bob).memberCount());
    List<ScrpPush> pushes = lab.pushes(bob, lab.room("hall"));
    assertTrue(pushes.contains(new RoomOwnerChanged("hall", "eve")));
    assertTrue(pushes.contains(new UserLeaveRoom("hall", "ann", LeaveReason.DELETED, null)));
    assertTrue(pushes.contains(new UserDeleted("ann")));
    MessageObject message =
        lab.ok(
                bob,
                new ReceiveMessage(Target.room("hall"), 0L, null, 5),
                ReceiveMessageResponse.class)
            .messages()
            .get(0);
    assertNull(message.senderId());
    assertEquals("mine", message.text());
  }

  @Test
  void elseTheLongestServingMemberInherits() {
    enter(eve);
    enter(bob);

    lab.ok(ann, new DeleteUser("secret"));

    assertEquals("eve", hall(bob).ownerId());
  }

  @Test
  void aRoomWithNobodyElseEnds() {
    ConversationKey hall = lab.room("hall");

    lab.ok(ann, new DeleteUser("secret"));

    assertEquals(ErrorCode.ROOM_NOT_FOUND, lab.err(bob, new GetRoom("hall")));
    assertEquals("0", lab.redis("EXISTS", "{" + hall + "}", "{" + hall + "}:m").toString());
  }

  @Test
  void whatIsPendingIsClosed() {
    lab.ok(
        eve,
        new CreateRoom("club", "Club", RoomAccess.PERMISSION, null, RoomHistory.SINCE_ENTERING));
    lab.ok(ann, new EnterRoom("club", null));
    String requests = "{" + lab.room("club") + "}:q";
    assertEquals("1", lab.redis("HLEN", requests).toString());

    lab.ok(ann, new DeleteUser("secret"));

    assertEquals("0", lab.redis("HLEN", requests).toString());
  }

  @Test
  void aNewNicknameIsOnePushHoweverMuchIsShared() {
    enter(bob);
    lab.befriend(ann, bob);
    ConversationKey pair = ConversationKey.pair(ann.user(), bob.user());

    lab.ok(ann, new ChangeUserNickname("Anna"));

    Set<Long> pushIds = new TreeSet<>();
    int found = 0;
    for (ConversationKey log : List.of(lab.room("hall"), pair)) {
      for (Delivery delivery : lab.page(bob, log, Position.START).deliveries()) {
        if (new UserNicknameChanged("ann", "Anna").equals(delivery.push())) {
          pushIds.add(delivery.pushId());
          found++;
          assertTrue(delivery.once());
        }
      }
    }
    assertEquals(2, found);
    assertEquals(1, pushIds.size());
    assertEquals(
        1, lab.page(ann, ConversationKey.own(ann.user()), Position.START).deliveries().size());
  }
}
