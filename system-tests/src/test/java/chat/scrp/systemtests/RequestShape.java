package chat.scrp.systemtests;

import chat.scrp.systemtests.harness.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fields of a request by kind: what the tables of the contract say, for generated tests. */
record RequestShape(String method, List<Field> fields) {
  private static final Set<String> WITHOUT_LOGIN =
      Set.of(
          "SIGN_UP", "LOG_IN", "RESUME_SESSION", "GET_TIME", "GET_SERVER_INFO", "SET_CLIENT_INFO");

  record Field(String name, FieldKind kind, boolean optional) {}

  /** Method: field/KIND, with a question mark where the field is optional. */
  private static final List<String> TABLE =
      List.of(
          "SIGN_UP: user_id/USER_ID user_password/USER_PASSWORD user_nickname/USER_NICKNAME",
          "LOG_IN: user_id/USER_ID user_password/USER_PASSWORD push_ack/BOOLEAN?",
          "DELETE_USER: user_password/USER_PASSWORD",
          "CHANGE_USER_PASSWORD: old_user_password/USER_PASSWORD new_user_password/USER_PASSWORD",
          "CHANGE_USER_NICKNAME: user_nickname/USER_NICKNAME",
          "CHANGE_USER_DESCRIPTION: user_description/USER_DESCRIPTION",
          "CREATE_ROOM: room_id/ROOM_ID room_nickname/ROOM_NICKNAME room_access/ROOM_ACCESS"
              + " room_history/ROOM_HISTORY?",
          "ENTER_ROOM: room_id/ROOM_ID",
          "REMOVE_ROOM: room_id/ROOM_ID",
          "CHANGE_ROOM_ACCESS: room_id/ROOM_ID room_access_type/ROOM_ACCESS",
          "CHANGE_ROOM_NICKNAME: room_id/ROOM_ID new_room_nickname/ROOM_NICKNAME",
          "CHANGE_ROOM_DESCRIPTION: room_id/ROOM_ID new_room_description/ROOM_DESCRIPTION",
          "CHANGE_ROOM_HISTORY: room_id/ROOM_ID room_history/ROOM_HISTORY",
          "REMOVE_USER_FROM_ROOM: subject_user_id/USER_ID room_id/ROOM_ID",
          "SET_ADMIN: subject_user_id/USER_ID room_id/ROOM_ID",
          "REMOVE_ADMIN: subject_user_id/USER_ID room_id/ROOM_ID",
          "ADD_FRIEND: subject_user_id/USER_ID verification_message/VERIFICATION?",
          "REMOVE_FRIEND: subject_user_id/USER_ID",
          "GET_USER_LAST_ACTIVITY_TIME: user_id/USER_ID",
          "APPROVE_REQUEST: request_id/REQUEST_ID",
          "REJECT_REQUEST: request_id/REQUEST_ID",
          "IGNORE_REQUEST: request_id/REQUEST_ID",
          "SEND_ROOM_MESSAGE: room_id/ROOM_ID text/TEXT client_message_id/CLIENT_MESSAGE_ID?",
          "SEND_PRIVATE_MESSAGE: user_id/USER_ID text/TEXT client_message_id/CLIENT_MESSAGE_ID?",
          "RECEIVE_MESSAGE: room_id/ROOM_ID after_seq/AFTER_SEQ? limit/PAGE_OF_MESSAGES?",
          "GET_ROOM_ACCESS_TYPE: room_id/ROOM_ID",
          "SEARCH_USER: query/QUERY limit/PAGE_OF_100?",
          "SEARCH_ROOM: query/QUERY limit/PAGE_OF_100?",
          "SEARCH_MESSAGE: query/QUERY room_id/ROOM_ID? limit/PAGE_OF_100?",
          "EXPORT_USER: limit/PAGE_OF_200?",
          "ACK_PUSH: push_id/PUSH_ID",
          "MARK_READ: room_id/ROOM_ID seq/SEQ",
          "GET_USER: user_id/USER_ID",
          "GET_ROOM: room_id/ROOM_ID",
          "GET_ROOM_MEMBERS: room_id/ROOM_ID limit/PAGE_OF_1000?",
          "GET_FRIENDS: limit/PAGE_OF_1000?",
          "GET_ROOMS: limit/PAGE_OF_1000?",
          "GET_REQUESTS:",
          "LOG_OUT:",
          "LEAVE_ROOM: room_id/ROOM_ID",
          "SEND_TYPING: room_id/ROOM_ID",
          "EDIT_MESSAGE: room_id/ROOM_ID seq/SEQ text/TEXT",
          "DELETE_MESSAGE: room_id/ROOM_ID seq/SEQ",
          "ADD_REACTION: room_id/ROOM_ID seq/SEQ reaction/REACTION",
          "REMOVE_REACTION: room_id/ROOM_ID seq/SEQ reaction/REACTION",
          "TRANSFER_ROOM: room_id/ROOM_ID subject_user_id/USER_ID",
          "BAN_USER_FROM_ROOM: room_id/ROOM_ID subject_user_id/USER_ID",
          "UNBAN_USER_FROM_ROOM: room_id/ROOM_ID subject_user_id/USER_ID",
          "GET_ROOM_BANS: room_id/ROOM_ID",
          "INVITE_TO_ROOM: room_id/ROOM_ID subject_user_id/USER_ID",
          "BLOCK_USER: user_id/USER_ID",
          "UNBLOCK_USER: user_id/USER_ID",
          "GET_BLOCKED_USERS:",
          "GET_SESSIONS:",
          "END_SESSION: session_id/SESSION_ID");

  boolean needsLogin() {
    return !WITHOUT_LOGIN.contains(method);
  }

  /** A request whose fields are all well-formed, about a user and a room that do not exist. */
  ObjectNode valid() {
    ObjectNode request = Json.object();
    for (Field field : fields) {
      if (!field.optional()) {
        request.set(field.name(), field.kind().valid.get(0));
      }
    }
    return request;
  }

  static List<RequestShape> all() {
    return TABLE.stream().map(RequestShape::parse).toList();
  }

  private static RequestShape parse(String line) {
    int colon = line.indexOf(':');
    List<Field> fields = new ArrayList<>();
    Arrays.stream(line.substring(colon + 1).strip().split(" ", -1))
        .filter(word -> !word.isEmpty())
        .forEach(word -> fields.add(field(word)));
    return new RequestShape(line.substring(0, colon), fields);
  }

  private static Field field(String word) {
    int slash = word.indexOf('/');
    boolean optional = word.endsWith("?");
    String kind = word.substring(slash + 1, word.length() - (optional ? 1 : 0));
    return new Field(
        word.substring(0, slash), FieldKind.valueOf(kind.toUpperCase(Locale.ROOT)), optional);
  }

  @Override
  public String toString() {
    return method;
  }
}
