package chat.scrp.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A logged-in connection of a user. A user may have several. */
public final class Client implements AutoCloseable {
  public final String id;
  public final String password;
  public final Wire wire;
  private final JsonNode login;

  Client(String id, String password, Wire wire, JsonNode login) {
    this.id = id;
    this.password = password;
    this.wire = wire;
    this.login = login;
  }

  public String token() {
    return login.path("session_token").asText();
  }

  public String sessionId() {
    return login.path("session_id").asText();
  }

  public String storeEpoch() {
    return login.path("store_epoch").asText();
  }

  public JsonNode ok(String method, @Nullable Object... fields) {
    return wire.ok(method, fields);
  }

  public JsonNode err(int error, String method, @Nullable Object... fields) {
    return wire.err(error, method, fields);
  }

  public JsonNode push(String method) {
    return wire.push(method);
  }

  /** The next push, whatever it is. */
  public JsonNode anyPush() {
    return wire.anyPush();
  }

  public JsonNode push(String method, Duration patience) {
    return wire.push(method, patience);
  }

  public JsonNode pushes(String... methods) {
    return wire.pushes(methods);
  }

  public JsonNode presence(String method, String userId) {
    return wire.presence(method, userId);
  }

  /** Sends a room message and returns the response. */
  public JsonNode say(String room, String text) {
    return ok("SEND_ROOM_MESSAGE", "room_id", room, "text", text);
  }

  /** Sends a private message and returns the response. */
  public JsonNode tell(Client other, String text) {
    return ok("SEND_PRIVATE_MESSAGE", "user_id", other.id, "text", text);
  }

  @Override
  public void close() {
    wire.close();
  }

  @Override
  public String toString() {
    return id + " on " + wire;
  }
}
