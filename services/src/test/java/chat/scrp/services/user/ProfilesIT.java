package chat.scrp.services.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.UserMode;
import chat.scrp.protocol.push.UserDescriptionChanged;
import chat.scrp.protocol.push.UserNicknameChanged;
import chat.scrp.protocol.request.ChangeUserDescription;
import chat.scrp.protocol.request.ChangeUserNickname;
import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.request.GetUserLastActivityTime;
import chat.scrp.protocol.request.SearchUser;
import chat.scrp.protocol.request.SignUp;
import chat.scrp.protocol.response.GetUserLastActivityTimeResponse;
import chat.scrp.protocol.response.GetUserResponse;
import chat.scrp.protocol.response.SearchUserResponse;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.redis.Reply;
import chat.scrp.services.testing.RealRedis;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfilesIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();

  private ServicesLab lab;
  private Caller ann;
  private Caller bob;

  @BeforeEach
  void begin() {
    redis.flush();
    lab = new ServicesLab(redis.uri());
    ann = signedUp("ann", "Ann Onymous");
    bob = signedUp("bob", "Bob");
  }

  @AfterEach
  void end() {
    lab.close();
  }

  @Test
  void showsAnybody() {
    var user = lab.ok(bob, new GetUser("ann"), GetUserResponse.class).user();

    assertEquals("Ann Onymous", user.userNickname());
    assertEquals("", user.userDescription());
    assertEquals(UserMode.OFFLINE, user.mode());
    assertEquals(user.signUpTime(), user.lastActivityTime());
    assertEquals(ErrorCode.USER_NOT_FOUND, lab.err(bob, new GetUser("nobody")));
  }

  @Test
  void tellsWhenSomebodyWasLastThere() {
    lab.redis("HSET", "{u:" + ann.user() + "}", "seen", "12345");

    assertEquals(
        12345,
        lab.ok(bob, new GetUserLastActivityTime("ann"), GetUserLastActivityTimeResponse.class)
            .time());
  }

  @Test
  void tellsFriendsOfANewNickname() {
    // Given
    lab.befriend(ann, bob);

    // When
    lab.ok(ann, new ChangeUserNickname("Ann Other"));
    lab.ok(ann, new ChangeUserDescription("I changed"));

    // Then
    List<ScrpPush> told = lab.pushes(bob, ConversationKey.pair(ann.user(), bob.user()));
    assertEquals(
        List.of(
            new UserNicknameChanged("ann", "Ann Other"),
            new UserDescriptionChanged("ann", "I changed")),
        told);
    assertEquals(
        "I changed",
        lab.ok(bob, new GetUser("ann"), GetUserResponse.class).user().userDescription());
  }

  @Test
  void isFoundByTheNewNicknameOnly() {
    assertEquals(List.of("ann"), found("ONYM"));

    lab.ok(ann, new ChangeUserNickname("Ann Other"));

    assertEquals(List.of(), found("onym"));
    assertEquals(List.of("ann"), found("oth"));
    assertEquals(List.of("ann"), found("an"));
  }

  @Test
  void doesNotFindWhoIsNotThere() {
    lab.redis("ZADD", "{index:user}", "0", "ghost\0ghost");

    assertEquals(List.of(), found("ghost"));
    assertTrue(found("bob").contains("bob"));
  }

  private List<String> found(String query) {
    return lab.ok(bob, new SearchUser(query, 10, null), SearchUserResponse.class).users().stream()
        .map(user -> user.userId())
        .toList();
  }

  private Caller signedUp(String id, String nickname) {
    Caller nobody = new Caller(0, "", "", "lab.0");
    lab.ok(nobody, new SignUp(id, "correct horse", nickname));
    long number = Reply.number(lab.redis("GET", Directory.userKey(id)));
    return new Caller(number, id, "s" + number, "lab." + number);
  }
}
