package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.MessageContract;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** GET_TIME, GET_SERVER_INFO, SET_CLIENT_INFO. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class ServerInfoIT {
  private final Cast cast;

  ServerInfoIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void theTimeIsNow() {
    long before = System.currentTimeMillis() / 1000;
    long time = cast.connect().ok("GET_TIME", "anything", List.of()).path("time").asLong();
    assertTrue(Math.abs(time - before) <= 2, "off by " + (time - before));
  }

  @Test
  void allSixteenStatistics() {
    Wire wire = cast.connect();
    JsonNode info = wire.ok("GET_SERVER_INFO");
    for (String text :
        List.of(
            "server_nickname",
            "server_version",
            "server_description",
            "protocol_version",
            "store_epoch")) {
      assertTrue(info.path(text).isTextual(), text);
    }
    assertTrue(info.path("server_nickname").asText().length() <= 32);
    assertTrue(info.path("server_version").asText().length() <= 16);
    assertTrue(info.path("protocol_version").asText().length() <= 16);
    for (String number :
        List.of(
            "time",
            "uptime",
            "users",
            "max_users",
            "online_users",
            "max_online_users",
            "rooms",
            "max_rooms",
            "messages_in",
            "messages_out")) {
      assertTrue(MessageContract.uint32(info.path(number)), number);
    }
    assertTrue(info.path("data_in").isIntegralNumber());
    assertTrue(info.path("data_out").isIntegralNumber());
    assertTrue(info.path("uptime").asLong() <= info.path("time").asLong());
    assertTrue(info.path("users").asLong() <= info.path("max_users").asLong());
    assertTrue(info.path("online_users").asLong() <= info.path("max_online_users").asLong());
    assertTrue(info.path("rooms").asLong() <= info.path("max_rooms").asLong());
    assertEquals("fsync", info.path("durability").asText());
  }

  @Test
  void theNumbersFollowWithinFiveSeconds() {
    Wire wire = cast.connect();
    JsonNode before = wire.ok("GET_SERVER_INFO");
    Client user = cast.user("counted");
    Client friend = cast.user("counted");
    cast.room(user);
    cast.befriend(user, friend);
    for (int i = 0; i < 20; i++) {
      user.tell(friend, "m");
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    JsonNode after;
    do {
      wire.staysOpen(Duration.ofMillis(200));
      after = wire.ok("GET_SERVER_INFO");
    } while (System.nanoTime() < deadline && !grown(before, after));
    assertTrue(grown(before, after), before + " -> " + after);
    assertEquals(before.path("uptime"), after.path("uptime"));
  }

  private static boolean grown(JsonNode before, JsonNode after) {
    return more(before, after, "users", 2)
        && more(before, after, "max_users", 2)
        && more(before, after, "rooms", 1)
        && after.path("online_users").asLong() >= 2
        && more(before, after, "messages_in", 20)
        && more(before, after, "messages_out", 20)
        && more(before, after, "data_in", 1000)
        && more(before, after, "data_out", 1000);
  }

  private static boolean more(JsonNode before, JsonNode after, String field, long by) {
    return after.path(field).asLong() >= before.path(field).asLong() + by;
  }

  @Test
  void deletedUsersAndRoomsAreNotCountedButInTheMaximum() {
    Wire wire = cast.connect();
    Client user = cast.user("counted");
    cast.room(user);
    user.ok("DELETE_USER", "user_password", Cast.PASSWORD);
    JsonNode info = wire.ok("GET_SERVER_INFO");
    assertTrue(info.path("max_users").asLong() >= info.path("users").asLong());
  }

  @Test
  void clientInfoIsCheckedAndNeedsNoLogin() {
    Wire wire = cast.connect();
    wire.ok("SET_CLIENT_INFO");
    wire.ok(
        "SET_CLIENT_INFO",
        "client_nickname",
        "\ud83d\ude00".repeat(32),
        "client_version",
        "1.0.0-abcdefghij",
        "client_description",
        "\ud83d\ude00".repeat(256),
        "protocol_version",
        "1.0",
        "time",
        4294967295L);
    wire.ok("SET_CLIENT_INFO", "client_nickname", null, "time", null, "client_version", "");
    wire.err(233, "SET_CLIENT_INFO", "client_nickname", "x".repeat(33));
    wire.err(233, "SET_CLIENT_INFO", "client_nickname", 5);
    wire.err(233, "SET_CLIENT_INFO", "client_version", "x".repeat(17));
    wire.err(233, "SET_CLIENT_INFO", "client_version", "\u00e9");
    wire.err(233, "SET_CLIENT_INFO", "client_description", "x".repeat(257));
    wire.err(233, "SET_CLIENT_INFO", "protocol_version", "x".repeat(17));
    wire.err(233, "SET_CLIENT_INFO", "protocol_version", "\u00e9");
    wire.err(233, "SET_CLIENT_INFO", "time", -1);
    wire.err(233, "SET_CLIENT_INFO", "time", 1.0);
    wire.err(233, "SET_CLIENT_INFO", "time", "1");
    cast.user("inside").ok("SET_CLIENT_INFO", "client_nickname", "c");
  }
}
