package chat.scrp.services.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.protocol.push.FriendAdded;
import chat.scrp.protocol.push.FriendRemoved;
import chat.scrp.protocol.push.NewFriendRequest;
import chat.scrp.protocol.push.RequestApproved;
import chat.scrp.protocol.push.RequestRejected;
import chat.scrp.protocol.request.AddFriend;
import chat.scrp.protocol.request.ApproveRequest;
import chat.scrp.protocol.request.BlockUser;
import chat.scrp.protocol.request.GetBlockedUsers;
import chat.scrp.protocol.request.GetFriends;
import chat.scrp.protocol.request.GetRequests;
import chat.scrp.protocol.request.IgnoreRequest;
import chat.scrp.protocol.request.RejectRequest;
import chat.scrp.protocol.request.RemoveFriend;
import chat.scrp.protocol.request.UnblockUser;
import chat.scrp.protocol.response.AddFriendResponse;
import chat.scrp.protocol.response.GetBlockedUsersResponse;
import chat.scrp.protocol.response.GetFriendsResponse;
import chat.scrp.protocol.response.GetRequestsResponse;
import chat.scrp.services.Limits;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FriendsIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();

  private ServicesLab lab;
  private Caller ann;
  private Caller bob;
  private ConversationKey pair;

  @BeforeEach
  void begin() {
    redis.flush();
    open(ServicesConfig.at(redis.uri()));
  }

  @AfterEach
  void end() {
    lab.close();
  }

  @Test
  void asksOnceHoweverOftenItIsRepeated() {
    long id = ask(ann, "bob", "it is me");

    assertEquals(id, ask(ann, "bob", "again"));
    assertEquals(List.of(new NewFriendRequest(id, "ann", "Nick ann", "it is me")), pushes(bob));
    assertEquals(List.of(), pushes(ann));
    assertEquals("it is me", requests(bob).get(0).verificationMessage());
  }

  @Test
  void approvingMakesFriendsAndTellsBoth() {
    // Given
    long id = ask(ann, "bob", "");

    // When
    lab.ok(bob, new ApproveRequest(id));

    // Then
    List<ScrpPush> told = pushes(ann);
    assertInstanceOf(RequestApproved.class, told.get(0));
    assertEquals(new FriendAdded("bob", "Nick bob"), told.get(1));
    assertEquals(List.of(new FriendAdded("ann", "Nick ann")), pushes(bob));
    assertEquals(List.of("bob"), friends(ann));
    assertEquals(List.of("ann"), friends(bob));
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(bob, new ApproveRequest(id)));
    assertEquals(ErrorCode.ALREADY_FRIENDS, lab.err(ann, new AddFriend("bob", "")));
  }

  @Test
  void isDecidedByWhomItWasAskedOnly() {
    long id = ask(ann, "bob", "");

    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(ann, new ApproveRequest(id)));
    assertEquals(ErrorCode.REQUEST_NOT_FOUND, lab.err(lab.user("eve"), new RejectRequest(id)));
    assertEquals(1, requests(bob).size());
  }

  @Test
  void rejectingTellsTheAskerAndIgnoringNobody() {
    // Given
    long rejected = ask(ann, "bob", "");

    // When
    lab.ok(bob, new RejectRequest(rejected));
    long ignored = ask(ann, "bob", "");
    lab.ok(bob, new IgnoreRequest(ignored));

    // Then
    assertNotEquals(rejected, ignored);
    List<ScrpPush> told = pushes(ann);
    assertEquals(1, told.size());
    assertInstanceOf(RequestRejected.class, told.get(0));
    assertEquals(List.of(), pushes(bob));
    assertEquals(List.of(), requests(bob));
  }

  @Test
  void askingBackApproves() {
    long id = ask(ann, "bob", "");

    assertEquals(id, ask(bob, "ann", ""));

    assertEquals(List.of("bob"), friends(ann));
    assertEquals(List.of(), requests(ann));
  }

  @Test
  void askingEachOtherAtTheSameTimeMakesFriends() {
    // When
    Future<Outcome> one = lab.start(ann, new AddFriend("bob", ""));
    Future<Outcome> other = lab.start(bob, new AddFriend("ann", ""));

    // Then
    assertEquals(ErrorCode.SUCCESS, ServicesLab.await(one).err());
    assertEquals(ErrorCode.SUCCESS, ServicesLab.await(other).err());
    assertEquals(List.of("bob"), friends(ann));
    assertEquals(List.of("ann"), friends(bob));
  }

  @Test
  void endsForBoth() {
    // Given
    lab.befriend(ann, bob);

    // When
    lab.ok(ann, new RemoveFriend("bob"));

    // Then
    assertEquals(List.of(new FriendRemoved("ann", "Nick ann")), pushes(bob));
    assertEquals(List.of(), friends(ann));
    assertEquals(List.of(), friends(bob));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new RemoveFriend("ann")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new RemoveFriend("nobody")));
  }

  @Test
  void oneWhoIsBlockedDoesNotNotice() {
    // Given
    lab.ok(bob, new BlockUser("ann"));

    // When
    long id = ask(ann, "bob", "let me in");

    // Then
    assertEquals(id, ask(ann, "bob", "let me in"));
    assertEquals(List.of(), requests(bob));
    assertEquals(List.of(), pushes(bob));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new AddFriend("ann", "")));
    assertEquals(List.of("ann"), blocked(bob));
    assertEquals(List.of(), blocked(ann));
  }

  @Test
  void aRequestOfOneWhoIsBlockedKeepsItsId() {
    // Given
    long id = ask(ann, "bob", "");

    // When
    lab.ok(bob, new BlockUser("ann"));

    // Then
    assertEquals(List.of(), requests(bob));
    assertEquals(id, ask(ann, "bob", ""));
    lab.ok(bob, new UnblockUser("ann"));
    assertEquals(id, ask(ann, "bob", "now"));
    assertEquals("now", requests(bob).get(0).verificationMessage());
  }

  @Test
  void blockingEndsTheFriendship() {
    // Given
    lab.befriend(ann, bob);

    // When
    lab.ok(ann, new BlockUser("bob"));

    // Then
    assertEquals(List.of(new FriendRemoved("ann", "Nick ann")), pushes(bob));
    assertEquals(List.of(), friends(bob));
  }

  @Test
  void refusesMoreFriendsAndRequestsThanTheLimits() {
    // Given
    lab.close();
    Limits few = new Limits(16, 16, 1, 1, 1, 400, 10, 10, 1, 1, 20, 200, 10);
    open(ServicesConfig.at(redis.uri()).withLimits(few));
    Caller eve = lab.user("eve");
    Caller dan = lab.user("dan");
    long fromEve = ask(eve, "ann", "");
    assertEquals(ErrorCode.LIMIT_REACHED, lab.err(dan, new AddFriend("ann", "")));
    lab.befriend(ann, bob);

    // Then
    assertEquals(ErrorCode.LIMIT_REACHED, lab.err(ann, new ApproveRequest(fromEve)));
    lab.ok(ann, new BlockUser("dan"));
    assertEquals(ErrorCode.LIMIT_REACHED, lab.err(ann, new BlockUser("eve")));
  }

  @Test
  void pagesThroughFriends() {
    // Given
    Caller eve = lab.user("eve");
    describe(eve);
    lab.befriend(ann, bob);
    lab.befriend(ann, eve);

    // When
    var first = lab.ok(ann, new GetFriends(1, null), GetFriendsResponse.class);
    var second = lab.ok(ann, new GetFriends(1, first.nextCursor()), GetFriendsResponse.class);

    // Then
    assertEquals("bob", first.friends().get(0).userId());
    assertEquals("eve", second.friends().get(0).userId());
    assertNull(second.nextCursor());
    assertEquals(ErrorCode.INVALID_QUERY, lab.err(ann, new GetFriends(1, "x")));
  }

  private void open(ServicesConfig config) {
    lab = new ServicesLab(config);
    ann = lab.user("ann");
    bob = lab.user("bob");
    pair = ConversationKey.pair(ann.user(), bob.user());
    for (Caller user : List.of(ann, bob)) {
      describe(user);
    }
  }

  /** What a profile needs besides the names that the lab gives. */
  private void describe(Caller user) {
    lab.redis("HSET", "{u:" + user.user() + "}", "desc", "", "signup", "1", "seen", "1");
  }

  private long ask(Caller caller, String subject, String message) {
    describe(caller);
    return lab.ok(caller, new AddFriend(subject, message), AddFriendResponse.class).requestId();
  }

  private List<ScrpPush> pushes(Caller user) {
    return lab.pushes(user, pair);
  }

  private List<RequestObject> requests(Caller user) {
    return lab.ok(user, new GetRequests(), GetRequestsResponse.class).requests();
  }

  private List<String> friends(Caller user) {
    return lab.ok(user, new GetFriends(1000, null), GetFriendsResponse.class).friends().stream()
        .map(friend -> friend.userId())
        .toList();
  }

  private List<String> blocked(Caller user) {
    return lab.ok(user, new GetBlockedUsers(), GetBlockedUsersResponse.class).users().stream()
        .map(other -> other.userId())
        .toList();
  }
}
