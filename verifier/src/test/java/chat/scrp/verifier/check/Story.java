package chat.scrp.verifier.check;

import chat.scrp.verifier.history.Event;
import chat.scrp.verifier.history.EventKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A history made by hand; each step is 10 ms after the one before. */
final class Story {
  private static final long STEP = 10_000;

  /** As the text of a line: a deleted message. */
  static final String DELETED = "deleted";

  private final List<Event> events = new ArrayList<>();
  private final Map<Integer, String> users = new HashMap<>();
  private long now = 1_790_000_000_000_000L;
  private int requests;
  private int pushes;

  Story() {
    note(EventKind.RUN, 0, "{\"command_timeout_ms\":5000}");
  }

  /** Opens a connection and logs it in. */
  Story on(int connection, String user, boolean pushAck) {
    users.put(connection, user);
    note(EventKind.OPEN, connection, "tcp replica 1");
    int id = ask(connection, "\"method\":\"LOG_IN\",\"push_ack\":" + pushAck);
    return answer(connection, id, 900, "\"store_epoch\":\"e1\"");
  }

  Story on(int connection, String user) {
    return on(connection, user, false);
  }

  /** Logs in, and gets no answer. */
  Story knock(int connection, String user) {
    users.put(connection, user);
    note(EventKind.OPEN, connection, "tcp replica 1");
    ask(connection, "\"method\":\"LOG_IN\",\"push_ack\":false");
    return this;
  }

  Story off(int connection) {
    return note(EventKind.CLOSED, connection, "cut");
  }

  Story waitSeconds(long seconds) {
    now += seconds * 1_000_000;
    return this;
  }

  Story create(int connection, String room) {
    return done(connection, "CREATE_ROOM", "\"room_id\":\"" + room + "\"", "");
  }

  Story enter(int connection, String room, long lastSeq) {
    String fields = "\"pending\":false,\"last_seq\":" + lastSeq;
    return done(connection, "ENTER_ROOM", "\"room_id\":\"" + room + "\"", fields);
  }

  Story leave(int connection, String room) {
    return done(connection, "LEAVE_ROOM", "\"room_id\":\"" + room + "\"", "");
  }

  Story remove(int connection, String room, String user) {
    String fields = "\"room_id\":\"" + room + "\",\"subject_user_id\":\"" + user + "\"";
    return done(connection, "REMOVE_USER_FROM_ROOM", fields, "");
  }

  Story markRead(int connection, String room, long seq) {
    return done(connection, "MARK_READ", "\"room_id\":\"" + room + "\",\"seq\":" + seq, "");
  }

  Story edit(int connection, String room, long seq, String text) {
    String fields = "\"room_id\":\"" + room + "\",\"seq\":" + seq + ",\"text\":\"" + text + "\"";
    return done(connection, "EDIT_MESSAGE", fields, "");
  }

  Story delete(int connection, String room, long seq) {
    String fields = "\"room_id\":\"" + room + "\",\"seq\":" + seq;
    return done(connection, "DELETE_MESSAGE", fields, "");
  }

  /** Sends and gets 900. */
  Story send(int connection, String room, String text, long seq) {
    return answerSend(connection, startSend(connection, room, text), seq);
  }

  /** Sends; the answer is for {@link #answerSend} or {@link #answer}. */
  int startSend(int connection, String room, String text) {
    return ask(
        connection,
        "\"method\":\"SEND_ROOM_MESSAGE\",\"room_id\":\"" + room + "\",\"text\":\"" + text + "\"");
  }

  Story answerSend(int connection, int id, long seq) {
    return answer(connection, id, 900, "\"seq\":" + seq + ",\"message_id\":" + (seq + 1000));
  }

  Story message(int connection, String room, String sender, String text, long seq) {
    return push(
        connection,
        5000 + (int) seq,
        "NEW_ROOM_MESSAGE",
        "\"room_id\":\""
            + room
            + "\",\"sender_id\":\""
            + sender
            + "\",\"text\":\""
            + text
            + "\",\"seq\":"
            + seq
            + ",\"message_id\":"
            + (seq + 1000));
  }

  Story left(int connection, String room, String user) {
    String fields = "\"room_id\":\"" + room + "\",\"user_id\":\"" + user + "\"";
    return push(connection, ++pushes, "USER_LEAVE_ROOM", fields);
  }

  Story push(int connection, int id, String method, String fields) {
    String begin = "{\"push_id\":" + id + ",\"method\":\"" + method + "\",\"time\":1,";
    return note(EventKind.GOT, connection, begin + fields + "}");
  }

  /** Reads a room from the beginning; a line is "seq sender text". */
  Story read(int connection, String room, long lastSeq, long readSeq, String... lines) {
    var messages = new ArrayList<String>();
    for (String line : lines) {
      String[] part = line.split(" ", 3);
      messages.add(
          "{\"seq\":"
              + part[0]
              + ",\"message_id\":"
              + (Long.parseLong(part[0]) + 1000)
              + ",\"sender_id\":\""
              + part[1]
              + (part[2].equals(DELETED) ? "\",\"deleted\":true" : "\"")
              + ",\"text\":\""
              + (part[2].equals(DELETED) ? "" : part[2])
              + "\"}");
    }
    return done(
        connection,
        "RECEIVE_MESSAGE",
        "\"room_id\":\"" + room + "\",\"after_seq\":0",
        "\"messages\":["
            + String.join(",", messages)
            + "],\"more\":false,\"last_seq\":"
            + lastSeq
            + ",\"read_seq\":"
            + readSeq
            + ",\"first_seq\":"
            + first(lines, lastSeq));
  }

  Story rooms(int connection, String room, long lastSeq, long readSeq) {
    String object =
        "{\"room_id\":\"" + room + "\",\"last_seq\":" + lastSeq + ",\"read_seq\":" + readSeq + "}";
    return done(connection, "GET_ROOMS", "\"limit\":10", "\"rooms\":[" + object + "]");
  }

  Story noRooms(int connection) {
    return done(connection, "GET_ROOMS", "\"limit\":10", "\"rooms\":[]");
  }

  Story mode(int connection, String user, int mode) {
    String fields = "\"user_id\":\"" + user + "\"";
    return done(connection, "GET_USER", fields, fields + ",\"mode\":" + mode);
  }

  Story mark(EventKind kind) {
    return note(kind, 0, "");
  }

  /** The history, to its end. */
  List<Event> told() {
    note(EventKind.END, 0, "");
    return events;
  }

  int ask(int connection, String fields) {
    int id = ++requests;
    note(EventKind.SENT, connection, "{\"req_id\":" + id + "," + fields + "}");
    return id;
  }

  Story answer(int connection, int id, int error, String fields) {
    String begin = "{\"resp_id\":" + id + ",\"err\":" + error;
    String rest = fields.isEmpty() ? "}" : "," + fields + "}";
    return note(EventKind.GOT, connection, begin + rest);
  }

  private Story done(int connection, String method, String request, String answer) {
    return answer(
        connection, ask(connection, "\"method\":\"" + method + "\"," + request), 900, answer);
  }

  private Story note(EventKind kind, int connection, String text) {
    now += STEP;
    events.add(new Event(now, kind, connection, users.getOrDefault(connection, ""), text));
    return this;
  }

  private static String first(String[] lines, long lastSeq) {
    return lines.length == 0 ? String.valueOf(lastSeq + 1) : lines[0].split(" ", 2)[0];
  }
}
