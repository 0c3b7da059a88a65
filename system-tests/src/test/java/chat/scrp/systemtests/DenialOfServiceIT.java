package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Crowd;
import chat.scrp.systemtests.harness.Flood;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Witness;
import chat.scrp.systemtests.harness.Witness.Testimony;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Others chat on while somebody does harm: 99 of 100 of their messages are answered within a
 * second, and the server takes no more memory than it has been given. {@code -Ddos=full} makes each
 * as large as it is promised; the rows then go to {@code target/denial-of-service.md}.
 */
@Timeout(600)
@Tag("alone")
@Tag("long")
class DenialOfServiceIT {
  private static final boolean FULL = System.getProperty("dos", "small").equals("full");
  private static final Path ROWS = Path.of("target", "denial-of-service.md");
  private static final long MOST_P99_MS = 1000;

  /** -Xmx512m, and what a JVM and Netty take besides: code, metaspace, stacks, direct buffers. */
  private static final long MOST_MIB = 1024;

  private static final String TIME = "{\"req_id\":1,\"method\":\"GET_TIME\"}";
  private static final String HTTP = "GET /scrp HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n";

  private final List<AutoCloseable> open = new ArrayList<>();

  private static int size(int small, int full) {
    return FULL ? full : small;
  }

  private <T extends AutoCloseable> T keep(T opened) {
    open.add(0, opened);
    return opened;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private ServerProcess server(String... settings) {
    Map<String, String> environment = new HashMap<>();
    if (!FULL) {
      environment.put("SCRP_FRAME_TIMEOUT", "3s");
      environment.put("SCRP_SILENCE_TIMEOUT", "3s");
      environment.put("SCRP_HTTP_IDLE_TIMEOUT", "3s");
    }
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return keep(ServerProcess.start(environment));
  }

  private Witness witness(ServerProcess server) {
    Cast cast = keep(new Cast(server, Transport.TCP));
    Client client = cast.user("witness");
    String room = cast.room(client);
    return keep(new Witness(client, room, server));
  }

  private static void judge(Testimony testimony) throws Exception {
    if (FULL) {
      Files.writeString(
          ROWS, testimony.row() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    // In a small run there may be too few for 99 of 100: then half of them count.
    long late = !FULL && testimony.sends() < 100 ? testimony.p50() : testimony.p99();
    assertTrue(late < MOST_P99_MS, testimony::toString);
    assertTrue(testimony.most() < MOST_MIB, testimony::toString);
  }

  @Test
  void halfOpenConnections() throws Exception {
    ServerProcess server = server();
    Witness witness = witness(server);
    Crowd crowd = keep(new Crowd(10));
    for (int i = 0; i < size(600, 5000); i++) {
      switch (i % 4) {
        case 0 -> crowd.join(server.tcpPort(), new byte[] {0, 0, 1});
        case 1 -> crowd.join(server.tcpPort(), "{\"req_id\":1");
        case 2 -> crowd.join(server.httpPort(), HTTP);
        default -> crowd.join(server.tcpPort(), new byte[0]);
      }
    }
    crowd.awaitOpen(0, FULL ? 60 : 15);
    judge(witness.tell(crowd.size() + " half-open connections, until the last was closed"));
  }

  @Test
  void halfOpenConnectionsOfOneAddress() throws Exception {
    ServerProcess server = server("SCRP_UNLIMITED_ADDRESSES", "127.0.0.1");
    Witness witness = witness(server);
    Crowd crowd = keep(new Crowd(10));
    for (int i = 0; i < size(800, 2500); i++) {
      crowd.join(server.tcpPort(), new byte[] {0, 0, 1});
    }
    crowd.awaitOpen(500, 10);
    crowd.awaitOpen(0, FULL ? 60 : 15);
    judge(witness.tell(crowd.size() + " half-open ones of one address, of which 500 are let in"));
  }

  @Test
  void silentOnesThatAreLoggedIn() throws Exception {
    ServerProcess server = server();
    Cast cast = keep(new Cast(server, Transport.TCP));
    Crowd crowd = keep(new Crowd(20));
    Witness witness = witness(server);
    int perUser = 16;
    for (int user = 0; user < size(20, 313); user++) {
      Client client = cast.user("silent");
      for (int i = 1; i < perUser; i++) {
        crowd.join(server.tcpPort(), resume(client) + "\n");
      }
    }
    witness.watch(FULL ? 35_000 : 4000);
    assertEquals(crowd.size(), crowd.open(), "who is logged in may be silent");
    judge(witness.tell(crowd.size() + " logged-in connections that are silent"));
  }

  @Test
  void oversizedAndDeeplyNestedJson() throws Exception {
    ServerProcess server = server();
    Witness witness = witness(server);
    List<String> kinds =
        List.of(
            "{\"req_id\":1,\"x\":" + "[".repeat(60_000) + "]",
            "{\"req_id\":1,\"x\":" + "{\"a\":".repeat(12_000) + "1",
            "{\"req_id\":1,\"x\":" + "9".repeat(65_000) + "}",
            "{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":\"" + "\\u0041".repeat(10_000) + "\"}",
            manyNames(),
            "x".repeat(65_537));
    Flood flood =
        keep(
            new Flood(
                server.tcpPort(),
                8,
                (sender, number) ->
                    kinds
                        .get((int) ((sender + number) % kinds.size()))
                        .getBytes(StandardCharsets.UTF_8)));
    witness.watch(size(5000, 30_000));
    flood.close();
    assertTrue(flood.connections() > 8, "nobody was hung up on");
    judge(
        witness.tell(
            "oversized, deeply nested and crowded JSON on "
                + flood.connections()
                + " connections, one after the other"));
  }

  private static String manyNames() {
    StringBuilder json = new StringBuilder("{\"req_id\":1,\"method\":\"GET_TIME\"");
    for (int i = 0; i < 6000; i++) {
      // Such pairs have the same hash code.
      String name = Integer.toBinaryString(i + 8192).replace("0", "Aa").replace("1", "BB");
      json.append(",\"").append(name, 0, Math.min(8, name.length())).append(i).append("\":0");
      if (json.length() > 64_000) {
        break;
      }
    }
    return json.append('}').toString();
  }

  @Test
  void aMillionTinyRequests() throws Exception {
    ServerProcess server = server();
    Witness witness = witness(server);
    int senders = 8;
    long each = size(40_000, 1_000_000) / senders;
    byte[] frame = TIME.getBytes(StandardCharsets.UTF_8);
    Flood flood =
        keep(
            new Flood(server.tcpPort(), senders, (sender, number) -> number < each ? frame : null));
    flood.join();
    assertEquals(each * senders, flood.answers(900) + flood.answers(420));
    judge(witness.tell(flood.answers() + " tiny requests on " + senders + " connections"));
  }

  @Test
  void aRoomBomb() throws Exception {
    ServerProcess server = server();
    Cast cast = keep(new Cast(server, Transport.TCP));
    Client owner = cast.user("owner");
    String room = Cast.unique("room");
    owner.ok("CREATE_ROOM", "room_id", room, "room_nickname", "Room", "room_access", 0);
    Crowd listeners = keep(new Crowd(30));
    List<Client> members = new ArrayList<>();
    for (int i = 0; i < size(20, 60); i++) {
      Client member = cast.user("member");
      member.ok("ENTER_ROOM", "room_id", room);
      members.add(member);
    }
    // Each member listens on more connections, and most of those do not read what they get.
    for (Client member : members) {
      for (int i = 1; i < 16; i++) {
        listeners.join(server.tcpPort(), resume(member) + "\n");
      }
    }
    // They would keep all that they are told.
    members.forEach(Client::close);
    Witness witness = witness(server);
    String text = "x".repeat(1000);
    byte[] send = message(room, text);
    Flood flood =
        keep(
            new Flood(
                server.tcpPort(),
                size(4, 16),
                (sender, number) ->
                    number % 1000 == 0 ? bytes(resume(members.get(sender))) : send));
    witness.watch(size(5000, 30_000));
    flood.close();
    assertTrue(flood.answers(900) > 100, () -> flood.answers(900) + " accepted");
    judge(
        witness.tell(
            flood.answers(900)
                + " messages of 1 kB to a room of "
                + (members.size() + listeners.size())
                + " connections that mostly do not read"));
  }

  private static byte[] message(String room, String text) {
    return bytes(
        "{\"req_id\":2,\"method\":\"SEND_ROOM_MESSAGE\",\"room_id\":\""
            + (room + "\",\"text\":\"" + text + "\"}"));
  }

  private static String resume(Client client) {
    String token = client.token();
    return "{\"req_id\":1,\"method\":\"RESUME_SESSION\",\"session_token\":\"" + token + "\"}";
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void veryManyRooms() throws Exception {
    ServerProcess server = server("SCRP_RATE_LIMITS", "on");
    Cast cast = keep(new Cast(server, Transport.TCP));
    List<Client> builders = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      builders.add(cast.user("b"));
    }
    Witness witness = witness(server);
    long each = size(300, 2500);
    Flood flood =
        keep(
            new Flood(
                server.tcpPort(),
                builders.size(),
                (sender, number) ->
                    number == 0
                        ? bytes(resume(builders.get(sender)))
                        : number < each ? room(sender + "_" + number) : null));
    flood.join();
    assertTrue(flood.answers(900) >= size(2000, 8000), () -> flood.answers(900) + " were made");
    assertTrue(!FULL || flood.answers(420) > 0, "nobody was stopped");
    judge(witness.tell(flood.answers(900) + " rooms made, " + flood.answers(420) + " refused"));
  }

  private static byte[] room(String id) {
    return bytes(
        "{\"req_id\":1,\"method\":\"CREATE_ROOM\",\"room_id\":\"r"
            + (id + "\",\"room_nickname\":\"Room\",\"room_access\":0}"));
  }

  @Test
  void aFloodOfLogIns() throws Exception {
    // Passwords cost here what they cost by default.
    ServerProcess server = server("SCRP_ARGON2_MEMORY_KIB", "19456", "SCRP_ARGON2_ITERATIONS", "2");
    Witness witness = witness(server);
    Flood flood =
        keep(
            new Flood(
                server.tcpPort(),
                size(20, 200),
                (sender, number) -> logIn((sender * 7919L + number) % 1_000_000)));
    witness.watch(size(5000, 30_000));
    flood.close();
    assertTrue(flood.answers(403) > 0, () -> flood.answers() + " answers");
    judge(
        witness.tell(
            "log-ins on "
                + size(20, 200)
                + " connections: "
                + flood.answers(403)
                + " hashed, "
                + flood.answers(420)
                + " refused"));
  }

  private static byte[] logIn(long user) {
    return bytes(
        "{\"req_id\":1,\"method\":\"LOG_IN\",\"user_id\":\"u"
            + (user + "\",\"user_password\":\"wrong one\"}"));
  }
}
