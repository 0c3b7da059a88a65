package chat.scrp.services.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.request.SearchUser;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.response.ErrorResponse;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitsIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();

  private final List<ServicesLab> labs = new ArrayList<>();

  @BeforeEach
  void begin() {
    redis.flush();
  }

  @AfterEach
  void end() {
    labs.forEach(ServicesLab::close);
  }

  @Test
  void countsSearchesOnAllReplicasTogether() {
    ServicesLab one = lab(CostClass.SEARCHES, 3);
    Caller ann = one.user("ann");
    ServicesLab other = lab(CostClass.SEARCHES, 3);
    SearchUser search = new SearchUser("x", 10, null);

    assertEquals(ErrorCode.SUCCESS, one.err(ann, search));
    assertEquals(ErrorCode.SUCCESS, other.err(ann, search));
    assertEquals(ErrorCode.SUCCESS, one.err(ann, search));

    Outcome refused = other.ask(ann, search);
    assertEquals(ErrorCode.RATE_LIMITED, refused.err());
    Long wait = assertInstanceOf(ErrorResponse.class, refused.body()).retryAfterMs();
    assertNotNull(wait);
    assertTrue(wait > 0 && wait <= Duration.ofHours(1).toMillis(), wait.toString());
  }

  @Test
  void leavesOthersAlone() {
    ServicesLab lab = lab(CostClass.SEARCHES, 1);
    Caller ann = lab.user("ann");
    Caller bob = lab.user("bob");
    SearchUser search = new SearchUser("x", 10, null);
    lab.ok(ann, search);
    assertEquals(ErrorCode.RATE_LIMITED, lab.err(ann, search));

    assertEquals(ErrorCode.SUCCESS, lab.err(bob, search));
  }

  @Test
  void stopsAFloodOfMessagesSoonBehindTheLimit() {
    ServicesLab lab = lab(CostClass.SENDS, 100);
    Caller ann = lab.user("ann");
    Caller bob = lab.user("bob");
    lab.befriend(ann, bob);

    int stored = 0;
    while (lab.err(ann, new SendPrivateMessage("bob", "message", null)) == ErrorCode.SUCCESS) {
      stored++;
    }

    int block = CostClass.SENDS.block();
    assertTrue(stored >= 100 && stored <= 100 + 2 * block, stored + " were stored");
  }

  @Test
  void letsAQuickSenderHaveWhatIsHis() {
    ServicesLab lab = lab(CostClass.SENDS, 2000);
    Caller ann = lab.user("ann");
    Caller bob = lab.user("bob");
    lab.befriend(ann, bob);

    List<Future<Outcome>> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add(lab.start(ann, new SendPrivateMessage("bob", "message " + i, null)));
    }

    sent.forEach(one -> assertEquals(ErrorCode.SUCCESS, ServicesLab.await(one).err()));
  }

  @Test
  void letsThemGoOnLater() {
    ServicesLab lab = lab(Map.of(CostClass.SEARCHES, new Rate(1, Duration.ofMillis(50))));
    Caller ann = lab.user("ann");
    SearchUser search = new SearchUser("x", 10, null);

    int refused = 0;
    for (int done = 0; done < 3; ) {
      ErrorCode err = lab.err(ann, search);
      done += err == ErrorCode.SUCCESS ? 1 : 0;
      refused += err == ErrorCode.RATE_LIMITED ? 1 : 0;
    }

    assertTrue(refused > 0);
  }

  private ServicesLab lab(CostClass cost, int burst) {
    return lab(Map.of(cost, new Rate(burst, Duration.ofHours(burst))));
  }

  private ServicesLab lab(Map<CostClass, Rate> rates) {
    ServicesLab lab =
        new ServicesLab(ServicesConfig.at(redis.uri()).withRates(new RateConfig(rates)));
    labs.add(lab);
    return lab;
  }
}
