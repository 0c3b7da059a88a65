package chat.scrp.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Socket.IO over a WebSocket, and the events of the server in {@code benchmark/socketio}. */
final class SocketIoDialect implements Dialect {
  private static final byte[] OK = "\"ok\":true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MESSAGE = " message\"".getBytes(StandardCharsets.US_ASCII);

  /** A stream's entry ID, which Redis makes of its time and a count. */
  private static final byte[] ENTRY = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);

  private static final int MESSAGE_HEAD = 24;

  @Override
  public String path() {
    return "/socket.io/?EIO=4&transport=websocket";
  }

  @Override
  public boolean opensAtOnce() {
    return false;
  }

  @Override
  public String request(long id, Ask ask) {
    String fields = ask.fields().isEmpty() ? "" : ask.fields().substring(1);
    return head() + id + "[\"" + ask.method() + "\",{" + fields + "}]";
  }

  @Override
  public String head() {
    return "42";
  }

  @Override
  public String toRoom(String room) {
    return "[\"room message\",{\"room\":\"" + room + "\",\"text\":\"";
  }

  @Override
  public String toUser(String user) {
    return "[\"private message\",{\"to\":\"" + user + "\",\"text\":\"";
  }

  @Override
  public String tail() {
    return "\"}]";
  }

  @Override
  public List<Ask> arrive(String user) {
    String fields = ",\"user\":\"" + user + "\",\"password\":\"benchmark\"";
    return List.of(new Ask("sign up", fields), new Ask("log in", fields));
  }

  @Override
  public Ask create(String room) {
    return enter(room);
  }

  @Override
  public Ask enter(String room) {
    return new Ask("join", ",\"room\":\"" + room + "\"");
  }

  @Override
  public @Nullable Ask befriend(String user) {
    return null;
  }

  @Override
  public long answerTo(byte[] bytes, int from, int length) {
    boolean answer = length > 2 && bytes[from] == '4' && bytes[from + 1] == '3';
    return answer ? Scan.number(bytes, from + 2) : -1;
  }

  @Override
  public boolean isSuccess(byte[] bytes, int from, int length) {
    return Scan.after(OK, bytes, from, length) >= 0;
  }

  @Override
  public boolean isBusy(byte[] bytes, int from, int length) {
    return false;
  }

  @Override
  public boolean isDoneAlready(byte[] bytes, int from, int length) {
    return false;
  }

  @Override
  public boolean isMessage(byte[] bytes, int from, int length) {
    return Scan.after(MESSAGE, bytes, from, Math.min(length, MESSAGE_HEAD)) >= 0;
  }

  @Override
  public long order(byte[] bytes, int from, int length) {
    int at = Scan.after(ENTRY, bytes, from, length);
    long millis = Scan.number(bytes, at);
    while (bytes[at] != '-') {
      at++;
    }
    return millis << 20 | Scan.number(bytes, at + 1);
  }

  @Override
  public @Nullable String reply(byte[] bytes, int from, int length) {
    return switch (bytes[from]) {
      case '0' -> "40";
      case '2' -> "3";
      default -> null;
    };
  }

  @Override
  public boolean opens(byte[] bytes, int from, int length) {
    return length > 1 && bytes[from] == '4' && bytes[from + 1] == '0';
  }
}
