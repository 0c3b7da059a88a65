package chat.scrp.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SCRP. */
final class ScrpDialect implements Dialect {
  private static final byte[] RESPONSE = Scan.key("resp_id");
  private static final byte[] ERROR = Scan.key("err");
  private static final byte[] SEQ = Scan.key("seq");
  private static final byte[] MESSAGE = "\"NEW_".getBytes(StandardCharsets.US_ASCII);
  private static final int SUCCESS = 900;

  /** RATE_LIMITED, SERVICE_UNAVAILABLE. */
  private static final Set<Long> BUSY = Set.of(420L, 503L);

  /** USER_ALREADY_LOGGED_IN, what exists already, who is a friend or a member already. */
  private static final Set<Long> DONE_ALREADY = Set.of(251L, 400L, 401L, 406L, 408L);

  /** The number of a request stands at the beginning of its answer. */
  private static final int HEAD_LENGTH = 32;

  @Override
  public String path() {
    return "/scrp";
  }

  @Override
  public boolean opensAtOnce() {
    return true;
  }

  @Override
  public String request(long id, Ask ask) {
    return head() + id + ",\"method\":\"" + ask.method() + "\"" + ask.fields() + "}";
  }

  @Override
  public String head() {
    return "{\"req_id\":";
  }

  @Override
  public String toRoom(String room) {
    return ",\"method\":\"SEND_ROOM_MESSAGE\",\"room_id\":\"" + room + "\",\"text\":\"";
  }

  @Override
  public String toUser(String user) {
    return ",\"method\":\"SEND_PRIVATE_MESSAGE\",\"user_id\":\"" + user + "\",\"text\":\"";
  }

  @Override
  public String tail() {
    return "\"}";
  }

  @Override
  public List<Ask> arrive(String user) {
    return List.of(signUp(user), logIn(user));
  }

  static Ask signUp(String user) {
    return new Ask("SIGN_UP", credentials(user) + ",\"user_nickname\":\"b\"");
  }

  static Ask logIn(String user) {
    return new Ask("LOG_IN", credentials(user));
  }

  @Override
  public Ask create(String room) {
    return new Ask(
        "CREATE_ROOM", ",\"room_id\":\"" + room + "\",\"room_nickname\":\"r\",\"room_access\":0");
  }

  @Override
  public Ask enter(String room) {
    return new Ask("ENTER_ROOM", ",\"room_id\":\"" + room + "\"");
  }

  @Override
  public Ask befriend(String user) {
    return new Ask("ADD_FRIEND", ",\"subject_user_id\":\"" + user + "\"");
  }

  @Override
  public long answerTo(byte[] bytes, int from, int length) {
    return Scan.field(RESPONSE, bytes, from, Math.min(length, HEAD_LENGTH));
  }

  @Override
  public boolean isSuccess(byte[] bytes, int from, int length) {
    return Scan.field(ERROR, bytes, from, length) == SUCCESS;
  }

  @Override
  public boolean isBusy(byte[] bytes, int from, int length) {
    return BUSY.contains(Scan.field(ERROR, bytes, from, length));
  }

  @Override
  public boolean isDoneAlready(byte[] bytes, int from, int length) {
    return DONE_ALREADY.contains(Scan.field(ERROR, bytes, from, length));
  }

  @Override
  public boolean isMessage(byte[] bytes, int from, int length) {
    return Scan.after(MESSAGE, bytes, from, length) >= 0 && order(bytes, from, length) > 0;
  }

  @Override
  public long order(byte[] bytes, int from, int length) {
    return Scan.field(SEQ, bytes, from, length);
  }

  @Override
  public @Nullable String reply(byte[] bytes, int from, int length) {
    return null;
  }

  @Override
  public boolean opens(byte[] bytes, int from, int length) {
    return false;
  }

  private static String credentials(String user) {
    return ",\"user_id\":\"" + user + "\",\"user_password\":\"benchmark\"";
  }
}
