package chat.scrp.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shape of everything that the server may send: for each method its error numbers and the
 * fields of its response, for each push its fields. Every message that a {@link Wire} gets is held
 * against it, so that a test of one thing finds a wrong field of another.
 */
public final class MessageContract {
  /** Method: errors besides 233, 420, 503 and 900; fields of the response; optional ones. */
  private static final List<String> RESPONSES =
      List.of(
          "SIGN_UP: 300 310 320 400; ;",
          "LOG_IN: 251 300 310 402 403; session_id session_token session_expires store_epoch;",
          "RESUME_SESSION: 251 355; session_id session_token session_expires store_epoch;",
          "LOG_OUT: 250; ;",
          "DELETE_USER: 250 310 402 403; ;",
          "CHANGE_USER_PASSWORD: 250 310 402 403; session_token; session_expires session_id",
          "CHANGE_USER_NICKNAME: 250 320; ;",
          "CHANGE_USER_DESCRIPTION: 250 330; ;",
          "GET_TIME: ; time;",
          "CREATE_ROOM: 250 301 311 321 340 401 412; ;",
          "ENTER_ROOM: 250 301 311 402 403 405 408 412 801; pending; request_id last_seq",
          "REMOVE_ROOM: 250 301 801; ;",
          "CHANGE_ROOM_ACCESS: 250 301 311 340 801; ;",
          "CHANGE_ROOM_NICKNAME: 250 301 321 801; ;",
          "CHANGE_ROOM_DESCRIPTION: 250 301 331 801; ;",
          "CHANGE_ROOM_HISTORY: 250 301 340 801; ;",
          "REMOVE_USER_FROM_ROOM: 250 300 301 409 801; ;",
          "SET_ADMIN: 250 300 301 409 412 801; ;",
          "REMOVE_ADMIN: 250 300 301 409 801; ;",
          "ADD_FRIEND: 250 300 330 404 406 412 801; request_id;",
          "REMOVE_FRIEND: 250 300 801; ;",
          "GET_USER_LAST_ACTIVITY_TIME: 250 300 404; time;",
          "APPROVE_REQUEST: 250 351 410 412; ;",
          "REJECT_REQUEST: 250 351 410; ;",
          "IGNORE_REQUEST: 250 351 410; ;",
          "SEND_ROOM_MESSAGE: 250 301 350 352 405 412 801; message_id seq time;",
          "SEND_PRIVATE_MESSAGE: 250 300 350 352 404 412 801; message_id seq time;",
          "RECEIVE_MESSAGE: 250 300 301 353 404 405 801; messages more;"
              + " last_seq read_seq first_seq",
          "SEARCH_MESSAGE: 250 300 301 353 354 404 405 801; messages next_cursor;",
          "EXPORT_USER: 250 354; items next_cursor;",
          "GET_ROOM_ACCESS_TYPE: 250 301 405; room_access_type;",
          "SEARCH_USER: 250 354; users next_cursor;",
          "SEARCH_ROOM: 250 354; rooms next_cursor;",
          "GET_SERVER_INFO: ; server_nickname server_version server_description protocol_version"
              + " time uptime users max_users online_users max_online_users rooms max_rooms"
              + " messages_in messages_out data_in data_out store_epoch durability;",
          "SET_CLIENT_INFO: ; ;",
          "ACK_PUSH: 250; ;",
          "MARK_READ: 250 300 301 353 404 405 801; ; read_seq last_seq",
          "SEND_TYPING: 250 300 301 353 404 405 801; ;",
          "EDIT_MESSAGE: 250 300 301 350 353 404 405 411 801; ; edited_time",
          "DELETE_MESSAGE: 250 300 301 353 404 405 411 801; ;",
          "ADD_REACTION: 250 300 301 353 356 404 405 411 412 801; ;",
          "REMOVE_REACTION: 250 300 301 353 356 404 405 411 801; ;",
          "GET_USER: 250 300 404; user_id user_nickname user_description sign_up_time"
              + " last_activity_time mode;",
          "GET_ROOM: 250 301 405; room_id room_nickname room_description room_access_type"
              + " room_history member_count; owner_id admin_ids",
          "GET_ROOM_MEMBERS: 250 301 354 405 801; members next_cursor;",
          "GET_FRIENDS: 250 354; friends next_cursor;",
          "GET_ROOMS: 250 354; rooms next_cursor;",
          "GET_REQUESTS: 250; requests;",
          "LEAVE_ROOM: 250 301 405 409 801; ;",
          "TRANSFER_ROOM: 250 300 301 404 409 412 801; ;",
          "BAN_USER_FROM_ROOM: 250 300 301 404 412 801; ;",
          "UNBAN_USER_FROM_ROOM: 250 300 301 404 801; ;",
          "GET_ROOM_BANS: 250 301 801; bans;",
          "INVITE_TO_ROOM: 250 300 301 404 408 412 801; request_id;",
          "BLOCK_USER: 250 300 404 412 801; ;",
          "UNBLOCK_USER: 250 300 404 801; ;",
          "GET_BLOCKED_USERS: 250; users;",
          "GET_SESSIONS: 250; sessions;",
          "END_SESSION: 250 355; ;");

  /** Push: fields besides push_id, method and time; optional ones. E marks the ephemeral ones. */
  private static final List<String> PUSHES =
      List.of(
          "NEW_PRIVATE_MESSAGE: message_id seq sender_id receiver_id text;"
              + " edited_time deleted reactions client_message_id",
          "NEW_ROOM_MESSAGE: message_id seq room_id sender_id text;"
              + " edited_time deleted reactions client_message_id",
          "MESSAGE_EDITED: seq text edited_time; room_id sender_id receiver_id",
          "MESSAGE_DELETED: seq by_user_id; room_id sender_id receiver_id",
          "REACTION_CHANGED: seq user_id reaction added; room_id sender_id receiver_id",
          "MESSAGES_READ: reader_id seq; room_id user_id",
          "NEW_FRIEND_REQUEST: request_id user_id user_nickname verification_message;",
          "ENTER_ROOM_REQUEST: request_id room_id user_id user_nickname;",
          "ROOM_INVITATION: request_id room_id room_nickname user_id;",
          "REQUEST_APPROVED: request_id kind; user_id room_id",
          "REQUEST_REJECTED: request_id kind; user_id room_id",
          "E REQUEST_CLOSED: request_id;",
          "FRIEND_ADDED: user_id user_nickname;",
          "FRIEND_REMOVED: user_id user_nickname;",
          "USER_ENTER_ROOM: room_id user_id user_nickname;",
          "USER_LEAVE_ROOM: room_id user_id reason by_user_id;",
          "APPOINTED_AS_ADMIN: room_id user_id by_user_id;",
          "DISMISSED_AS_ADMIN: room_id user_id by_user_id;",
          "ROOM_OWNER_CHANGED: room_id owner_id;",
          "ROOM_ACCESS_CHANGED: room_id room_access_type;",
          "ROOM_NICKNAME_CHANGED: room_id room_nickname;",
          "ROOM_DESCRIPTION_CHANGED: room_id room_description;",
          "ROOM_HISTORY_CHANGED: room_id room_history;",
          "ROOM_REMOVED: room_id;",
          "E USER_ONLINE: user_id last_activity_time;",
          "E USER_OFFLINE: user_id last_activity_time;",
          "USER_NICKNAME_CHANGED: user_id user_nickname;",
          "USER_DESCRIPTION_CHANGED: user_id user_description;",
          "USER_DELETED: user_id;",
          "E USER_TYPING: sender_id; room_id user_id",
          "E FORCED_TO_LOGGED_OFF: reason;",
          "E STORE_RESET: store_epoch;",
          "E SERVER_GOING_AWAY: retry_after_ms;");

  private static final Map<String, Shape> RESPONSE = new HashMap<>();
  private static final Map<String, Shape> PUSH = new HashMap<>();

  private record Shape(boolean marked, Set<String> first, Set<String> needed, Set<String> extra) {}

  static {
    for (String line : RESPONSES) {
      String[] parts = (line + " ").split("[:;]", -1);
      Set<String> errors = words(parts[1]);
      errors.addAll(List.of("233", "420", "503", "900"));
      RESPONSE.put(parts[0], new Shape(false, errors, words(parts[2]), words(parts[3])));
    }
    for (String line : PUSHES) {
      boolean ephemeral = line.startsWith("E ");
      String[] parts = ((ephemeral ? line.substring(2) : line) + " ").split("[:;]", -1);
      PUSH.put(parts[0], new Shape(ephemeral, Set.of(), words(parts[1]), words(parts[2])));
    }
  }

  private MessageContract() {}

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>(List.of(text.strip().split("\\s+", -1)));
    words.remove("");
    return words;
  }

  /** The methods of the contract. */
  public static Set<String> methods() {
    return new TreeSet<>(RESPONSE.keySet());
  }

  /** The error numbers that a method may answer with. */
  public static Set<String> errors(String method) {
    Shape shape = RESPONSE.get(method);
    if (shape == null) {
      throw new IllegalArgumentException(method);
    }
    return new TreeSet<>(shape.first);
  }

  static void checkResponse(String method, ObjectNode message) {
    require(message, message.path("err").isIntegralNumber(), "err is a number");
    Shape shape = RESPONSE.get(method);
    if (message.path("err").asInt() != 900) {
      Set<String> allowed = Set.of("resp_id", "err", "retry_after_ms", "error_id");
      require(message, allowed.containsAll(Json.names(message)), "fields of an error");
      boolean known =
          shape == null
              ? message.path("err").asInt() == 233
              : shape.first.contains(message.path("err").asText());
      require(message, known, "an error that " + method + " can give");
      if (message.path("err").asInt() == 420) {
        require(message, message.path("retry_after_ms").isIntegralNumber(), "retry_after_ms");
      }
      return;
    }
    if (shape != null) {
      checkFields(message, Set.of("resp_id", "err"), shape);
      checkTypes(message);
    }
  }

  static void checkPush(ObjectNode message) {
    Shape shape = PUSH.get(message.path("method").asText());
    require(message, shape != null && message.has("push_id"), "a push of the contract");
    if (shape == null) {
      return;
    }
    JsonNode id = message.path("push_id");
    require(message, shape.marked ? id.isNull() : uint32(id), "push_id");
    checkFields(message, Set.of("push_id", "method", "time"), shape);
    checkTypes(message);
  }

  private static void checkFields(ObjectNode message, Set<String> always, Shape shape) {
    for (String name : Json.names(message)) {
      boolean known =
          always.contains(name) || shape.needed.contains(name) || shape.extra.contains(name);
      require(message, known, "no field " + name);
    }
    for (String name : shape.needed) {
      require(message, message.has(name), "a field " + name);
    }
    for (String name : always) {
      require(message, message.has(name), "a field " + name);
    }
  }

  /** What is a uint32 or a list wherever it occurs. */
  private static void checkTypes(ObjectNode message) {
    for (String name : Json.names(message)) {
      JsonNode value = message.path(name);
      switch (name) {
        case "time",
            "seq",
            "message_id",
            "request_id",
            "last_seq",
            "read_seq",
            "first_seq",
            "session_expires",
            "member_count",
            "users_online" ->
            require(message, uint32(value), name + " is a uint32");
        case "messages", "friends", "members", "requests", "sessions", "bans" ->
            require(message, value.isArray(), name + " is an array");
        case "more", "pending", "added" ->
            require(message, value.isBoolean(), name + " is a boolean");
        default -> require(message, !value.isMissingNode(), name);
      }
    }
  }

  /** Whether this is an integer from 0 to 2^32-1. */
  public static boolean uint32(JsonNode value) {
    return value.isIntegralNumber()
        && value.canConvertToLong()
        && value.asLong() >= 0
        && value.asLong() <= 0xFFFFFFFFL;
  }

  private static void require(ObjectNode message, boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("expected " + what + " in " + message);
    }
  }
}
