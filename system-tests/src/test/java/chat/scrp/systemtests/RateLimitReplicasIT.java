package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.TwoReplicas;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one user or one address may do in a while is counted on two replicas together. */
class RateLimitReplicasIT {
  @RegisterExtension
  @Order(1)
  static final RealRedis REDIS = new RealRedis();

  /** Of each class, so much may be done by turns on the two replicas. */
  private static final int BURST = 6;

  @RegisterExtension
  @Order(2)
  static final TwoReplicas REPLICAS = new TwoReplicas(RateLimitReplicasIT::environment);

  private final Cast here = REPLICAS.castLeft(Transport.TCP);
  private final Cast there = REPLICAS.castRight(Transport.WEBSOCKET);

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SCRP_REDIS_URI", REDIS.uri());
    environment.put("SCRP_RATE_LIMITS", "on");
    environment.put("SCRP_UNLIMITED_ADDRESSES", "127.0.0.1");
    for (String cost : List.of("LOG_INS", "SIGN_UPS", "SEARCHES", "ASKS", "ROOMS", "PROFILES")) {
      environment.put("SCRP_RATE_" + cost, BURST + "/1h");
    }
    environment.put("SCRP_RATE_SENDS", "60/1h");
    return environment;
  }

  /** Two connections of one user, one on each replica. */
  private Wire[] user(String prefix) {
    Client one = here.user(prefix);
    return new Wire[] {one.wire, there.logIn(one.id).wire};
  }

  /** Asks by turns until it is refused, and returns how often it was not. */
  private static int allowed(Wire[] wires, String method, Fields fields) {
    for (int i = 0; ; i++) {
      JsonNode answer = wires[i % 2].call(method, fields.of(i));
      if (answer.path("err").asInt() == 420) {
        long wait = answer.path("retry_after_ms").asLong();
        assertTrue(wait > 0 && wait <= 3_600_000, answer::toString);
        return i;
      }
      assertTrue(i < 1000, "it is never refused");
    }
  }

  private interface Fields {
    Object[] of(int number);
  }

  @Test
  void logInsOfOneAddress() {
    Wire[] wires = {here.connect("127.0.0.71"), there.connect("127.0.0.71")};
    int allowed =
        allowed(
            wires,
            "LOG_IN",
            i -> new Object[] {"user_id", "nobody" + i, "user_password", "wrong one"});
    assertEquals(BURST, allowed);
    here.user("elsewhere");
  }

  @Test
  void signUpsOfOneAddress() {
    Wire[] wires = {here.connect("127.0.0.72"), there.connect("127.0.0.72")};
    int allowed =
        allowed(
            wires,
            "SIGN_UP",
            i ->
                new Object[] {
                  "user_id", Cast.unique("s"), "user_password", Cast.PASSWORD, "user_nickname", "S"
                });
    assertEquals(BURST, allowed);
  }

  @Test
  void searchesOfOneUser() {
    int allowed = allowed(user("u"), "SEARCH_USER", i -> new Object[] {"query", "x"});
    assertEquals(BURST, allowed);
  }

  @Test
  void askingsOfOneUser() {
    Client other = here.user("other");
    int allowed = allowed(user("u"), "ADD_FRIEND", i -> new Object[] {"subject_user_id", other.id});
    assertEquals(BURST, allowed);
  }

  @Test
  void roomsOfOneUser() {
    int allowed =
        allowed(
            user("u"),
            "CREATE_ROOM",
            i ->
                new Object[] {
                  "room_id", Cast.unique("r"), "room_nickname", "Room", "room_access", 0
                });
    assertEquals(BURST, allowed);
  }

  @Test
  void roomsThatOneUserChanges() {
    Wire[] wires = user("u");
    String room = Cast.unique("room");
    wires[0].ok("CREATE_ROOM", "room_id", room, "room_nickname", "Room", "room_access", 0);
    int allowed =
        allowed(
            wires,
            "CHANGE_ROOM_ACCESS",
            i ->
                new Object[] {
                  "room_id", room, "room_access_type", 1, "room_password", Cast.PASSWORD
                });
    // Making it was one already.
    assertEquals(BURST - 1, allowed);
  }

  @Test
  void profilesOfOneUser() {
    Wire[] wires = user("u");
    wires[0].ok("CHANGE_USER_DESCRIPTION", "user_description", "new");
    int allowed =
        allowed(wires, "CHANGE_USER_NICKNAME", i -> new Object[] {"user_nickname", "N" + i});
    assertEquals(BURST - 1, allowed);
  }

  @Test
  void messagesOfOneUser() {
    Wire[] wires = user("u");
    String room = Cast.unique("room");
    wires[0].ok("CREATE_ROOM", "room_id", room, "room_nickname", "Room", "room_access", 0);
    int allowed =
        allowed(wires, "SEND_ROOM_MESSAGE", i -> new Object[] {"room_id", room, "text", "x"});
    // They are taken from the counter in blocks, and each loop may overdraw by one.
    assertTrue(allowed >= 30 && allowed <= 60 + 4 * 20, () -> allowed + " were let through");
  }
}
