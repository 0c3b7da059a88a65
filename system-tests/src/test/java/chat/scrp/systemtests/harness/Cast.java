package chat.scrp.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The users and rooms of one test, with IDs of their own; closes their connections at its end. */
public final class Cast implements AutoCloseable {
  public static final String PASSWORD = "correct horse";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  public final ServerProcess server;
  public final Transport transport;
  private final List<Wire> wires = new ArrayList<>();

  public Cast(ServerProcess server, Transport transport) {
    this.server = server;
    this.transport = transport;
  }

  /** An ID that nobody else has. */
  public static String unique(String prefix) {
    return prefix + "_" + Integer.toString(NUMBERS.incrementAndGet(), 36);
  }

  /** A connection that is not logged in. */
  public ClientWire connect() {
    return keep(transport.connect(server));
  }

  /** The same from another address of the loop-back network. */
  public Wire connect(String from) {
    return keep(transport.socket(server, from));
  }

  /** Closes this connection, too, at the end. */
  public synchronized <W extends Wire> W keep(W wire) {
    wires.add(wire);
    return wire;
  }

  /** Signs up a new user and leaves it offline. */
  public String signedUp(String prefix) {
    String id = unique(prefix);
    Wire wire = connect();
    signUp(wire, id);
    wire.close();
    return id;
  }

  private static void signUp(Wire wire, String id) {
    wire.ok("SIGN_UP", "user_id", id, "user_password", PASSWORD, "user_nickname", "Nick " + id);
  }

  /** Signs up a new user and logs it in. */
  public Client user(String prefix) {
    String id = unique(prefix);
    Wire wire = connect();
    signUp(wire, id);
    return logIn(wire, id, PASSWORD);
  }

  /** The same on a plain socket, on which any bytes can be written afterwards. */
  public <W extends SocketWire> Client userOn(W wire, String prefix) {
    String id = unique(prefix);
    signUp(keep(wire), id);
    return logIn(wire, id, PASSWORD);
  }

  /** Logs in with a new session on a new connection. */
  public Client logIn(String id, @Nullable Object... fields) {
    return logIn(connect(), id, PASSWORD, fields);
  }

  /** Logs in on this connection. */
  public Client logIn(Wire wire, String id, String password, @Nullable Object... fields) {
    List<@Nullable Object> all = new ArrayList<>();
    all.addAll(Arrays.asList("user_id", id, "user_password", password));
    all.addAll(Arrays.asList(fields));
    JsonNode response = wire.ok("LOG_IN", all.toArray());
    return new Client(id, password, wire, response);
  }

  /**
   * What was pushed to a connection counts as delivered when its bytes have arrived; a request
   * brings the word of that. Until then another connection may get it again.
   */
  private static void acknowledge(Client client) {
    if (client.wire.loggedIn()) {
      client.ok("GET_TIME");
    }
  }

  /** Another session of the same user. */
  public Client again(Client client) {
    acknowledge(client);
    return logIn(connect(), client.id, client.password);
  }

  /** Another connection of the same session. */
  public Client resume(Client client) {
    acknowledge(client);
    return resume(client.id, client.token());
  }

  /** A connection of the session of this token. */
  public Client resume(String id, String token, @Nullable Object... fields) {
    Wire wire = connect();
    List<@Nullable Object> all = new ArrayList<>();
    all.addAll(Arrays.asList("session_token", token));
    all.addAll(Arrays.asList(fields));
    return new Client(id, PASSWORD, wire, wire.ok("RESUME_SESSION", all.toArray()));
  }

  /** Waits until a user is offline, by asking: short comings and goings are not pushed. */
  public void awaitOffline(Client asker, String id) {
    long deadline = System.nanoTime() + Wire.PATIENCE.toNanos();
    while (asker.ok("GET_USER", "user_id", id).path("mode").asInt() != 0) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(id + " is still online");
      }
      asker.wire.staysOpen(Duration.ofMillis(50));
    }
  }

  /** Makes two users friends; both have this one connection only. */
  public void befriend(Client asker, Client decider) {
    JsonNode asked = asker.ok("ADD_FRIEND", "subject_user_id", decider.id);
    decider.push("NEW_FRIEND_REQUEST");
    decider.ok("APPROVE_REQUEST", "request_id", asked.path("request_id").asLong());
    decider.push("FRIEND_ADDED");
    asker.pushes("FRIEND_ADDED", "REQUEST_APPROVED");
  }

  /** A new public room of the owner with these members, who have one connection each. */
  public String room(Client owner, Client... members) {
    String room = unique("room");
    owner.ok("CREATE_ROOM", "room_id", room, "room_nickname", "Room", "room_access", 0);
    List<Client> inside = new ArrayList<>(List.of(owner));
    for (Client member : members) {
      member.ok("ENTER_ROOM", "room_id", room);
      inside.add(member);
      for (Client client : inside) {
        client.push("USER_ENTER_ROOM");
      }
    }
    return room;
  }

  /** Makes a member an admin; these are the connections of the members. */
  public void appoint(String room, Client owner, Client admin, Client... others) {
    owner.ok("SET_ADMIN", "room_id", room, "subject_user_id", admin.id);
    admin.push("APPOINTED_AS_ADMIN");
    for (Client other : others) {
      other.push("APPOINTED_AS_ADMIN");
    }
  }

  /**
   * Requires that nothing was pushed to these connections: a stranger's friend request, which takes
   * the same way, is the next thing that they get.
   */
  public void nothingPushed(Client... clients) {
    nothingPushed(false, clients);
  }

  /** As {@link #nothingPushed}, but what is not kept may still be on its way. */
  public void nothingKeptPushed(Client... clients) {
    nothingPushed(true, clients);
  }

  private void nothingPushed(boolean ephemeralMayBe, Client... clients) {
    for (Barrier barrier : barriers(clients)) {
      for (Client client : barrier.clients) {
        JsonNode push;
        do {
          push = client.wire.takePushes(1).get(0);
        } while (ephemeralMayBe && push.path("push_id").isNull());
        boolean barrierSeen =
            push.path("method").asText().equals("NEW_FRIEND_REQUEST")
                && push.path("user_id").asText().equals(barrier.stranger);
        if (!barrierSeen) {
          throw new AssertionError("unexpected " + push + "\n" + client.wire.history());
        }
      }
    }
  }

  /** Lets everything that was pushed to these connections arrive, and forgets it. */
  public void settle(Client... clients) {
    for (Barrier barrier : barriers(clients)) {
      for (Client client : barrier.clients) {
        client.wire.dropPushesUntil("NEW_FRIEND_REQUEST", barrier.stranger);
      }
    }
  }

  private record Barrier(String stranger, List<Client> clients) {}

  private List<Barrier> barriers(Client... clients) {
    List<Barrier> barriers = new ArrayList<>();
    Set<String> users = new HashSet<>();
    for (Client client : clients) {
      if (users.add(client.id)) {
        Client stranger = user("z");
        stranger.ok("ADD_FRIEND", "subject_user_id", client.id);
        stranger.close();
        barriers.add(
            new Barrier(
                stranger.id, Arrays.stream(clients).filter(c -> c.id.equals(client.id)).toList()));
      }
    }
    return barriers;
  }

  @Override
  public synchronized void close() {
    wires.forEach(Wire::close);
    wires.forEach(Wire::check);
  }
}
