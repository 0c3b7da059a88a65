package chat.scrp.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the clients of a server say, and how they read what it says. */
interface Dialect {
  /**
   * Something that is asked.
   *
   * @param method which method or event
   * @param fields JSON fields, each with a comma before it
   */
  record Ask(String method, String fields) {}

  /** Where a WebSocket is asked for. */
  String path();

  /** Whether a connection can be used before the server has said anything. */
  boolean opensAtOnce();

  /** A whole request. */
  String request(long id, Ask ask);

  /** What stands before the number of a request. */
  String head();

  /** What stands between that number and the text of a message to a room. */
  String toRoom(String room);

  /** What stands between that number and the text of a message to a user. */
  String toUser(String user);

  /** What ends a request behind the text. */
  String tail();

  /** How a new user comes. */
  List<Ask> arrive(String user);

  /** How the first user of a room makes it. */
  Ask create(String room);

  /** How another enters it. */
  Ask enter(String room);

  /** How one of two becomes a friend of the other; null where nobody needs to. */
  @Nullable Ask befriend(String user);

  /** Which request a frame answers; -1 where it answers none. */
  long answerTo(byte[] bytes, int from, int length);

  /** Whether an answer says that all is well. */
  boolean isSuccess(byte[] bytes, int from, int length);

  /** Whether an answer says that the server is too busy, so that one may ask again. */
  boolean isBusy(byte[] bytes, int from, int length);

  /** Whether an answer to what was asked again says that it was done the first time. */
  boolean isDoneAlready(byte[] bytes, int from, int length);

  /** Whether a frame is a new message. */
  boolean isMessage(byte[] bytes, int from, int length);

  /** The place of a message in its conversation; later ones have higher ones. */
  long order(byte[] bytes, int from, int length);

  /** What has to be said to a frame that is neither answer nor message; null for nothing. */
  @Nullable String reply(byte[] bytes, int from, int length);

  /** Whether the connection can be used from this frame on. */
  boolean opens(byte[] bytes, int from, int length);
}
