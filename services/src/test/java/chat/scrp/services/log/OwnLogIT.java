package chat.scrp.services.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.push.RoomInvitation;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.redis.LinkFixture;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OwnLogIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();

  private static final long ROOM = 77;
  private static final long REQUEST = 5;
  private static final long PUSH = 900;

  @Test
  void tellsOfAnInvitationToOneWhoReadTheLogTooEarly() throws Exception {
    redis.flush();
    try (ServicesLab lab = new ServicesLab(redis.uri());
        LinkFixture loop = new LinkFixture(RedisConfig.at(redis.uri()))) {
      Caller ann = lab.user("ann");
      Caller bob = lab.user("bob");
      ConversationKey own = ConversationKey.own(bob.user());
      lab.subscribe(own.toString());
      Promise<Boolean> written = Promise.promise();
      Promise<Boolean> invited = Promise.promise();
      Future<Boolean> told =
          loop.start(
              link ->
                  new OwnLog(link)
                      .prepare(bob.user(), invitation(ann, bob), names(ann))
                      .onSuccess(prepared -> written.complete(true))
                      .compose(prepared -> prepared.around(invited.future())));
      LinkFixture.await(written.future());

      Page early = lab.page(bob, own, Position.START);
      lab.redis("HSET", "{r:" + ROOM + "}:i", String.valueOf(bob.user()), REQUEST + " 1 1");
      lab.redis("HSET", "{r:" + ROOM + "}", "id", "club", "nick", "Club");
      loop.start(link -> Future.succeededFuture(invited.tryComplete(true)));
      LinkFixture.await(told);

      assertEquals(List.of(), shown(early));
      assertEquals(PUSH, lab.nextLive().pushId());
      Delivery late = shown(lab.page(bob, own, early.position())).get(0);
      assertEquals(PUSH, late.pushId());
      assertTrue(late.once());
      assertEquals(new RoomInvitation(REQUEST, "club", "Club", "ann"), late.push());
    }
  }

  private static List<Delivery> shown(Page page) {
    return page.deliveries().stream().filter(delivery -> delivery.push() != null).toList();
  }

  private static Entry invitation(Caller by, Caller subject) {
    return Entries.roomInvitation(PUSH, by.connection(), by.user(), subject.user(), ROOM, REQUEST);
  }

  private static EntryContext names(Caller by) {
    return EntryContext.ofUser(by.user(), by.userId(), null).withRoom(ROOM, "club", "Club");
  }
}
