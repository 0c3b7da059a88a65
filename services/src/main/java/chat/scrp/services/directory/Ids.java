package chat.scrp.services.directory;

import chat.scrp.services.redis.RedisLinks;
import io.vertx.core.Future;
import java.util.List;

/**
 * New numbers and IDs. The counters ({@code {count}:user}, {@code :room}, {@code :message}, {@code
 * :push}, {@code :request}, strings) are taken in blocks; nothing follows from their order. One for
 * each event loop.
 */
public final class Ids {
  private static final long UINT32_MAX = 0xFFFFFFFFL;

  private final Counter users;
  private final Counter rooms;
  private final Counter messages;
  private final Counter pushes;
  private final Counter requests;

  public Ids(RedisLinks links) {
    users = new Counter(links, "user", 1);
    rooms = new Counter(links, "room", 1);
    messages = new Counter(links, "message", 1000);
    pushes = new Counter(links, "push", 1000);
    requests = new Counter(links, "request", 20);
    links.current().onConnected(this::reconnected);
  }

  private void reconnected() {
    List.of(users, rooms, messages, pushes, requests).forEach(Counter::reconnected);
  }

  /** The number of a new user; never used before. */
  public Future<Long> user() {
    return users.next();
  }

  /** The number of a new room; never used before. */
  public Future<Long> room() {
    return rooms.next();
  }

  /** A message_id. */
  public Future<Long> message() {
    return messages.next().map(Ids::onTheWire);
  }

  /**
   * The IDs of a new message.
   *
   * @param message its message_id
   * @param push the push_id of its push
   */
  public record OfMessage(long message, long push) {}

  /** A message_id and a push_id; at once, but for the first ones. */
  public Future<OfMessage> ofMessage() {
    if (messages.hasNext() && pushes.hasNext()) {
      return Future.succeededFuture(
          new OfMessage(onTheWire(messages.take()), onTheWire(pushes.take())));
    }
    Future<Long> message = message();
    Future<Long> push = push();
    return Future.all(message, push)
        .map(taken -> new OfMessage(taken.<Long>resultAt(0), taken.<Long>resultAt(1)));
  }

  /** A push_id. */
  public Future<Long> push() {
    return pushes.next().map(Ids::onTheWire);
  }

  /** A request_id. */
  public Future<Long> request() {
    return requests.next().map(Ids::onTheWire);
  }

  /** After 2^32 - 1 the IDs on the wire go on at 1. */
  static long onTheWire(long number) {
    return (number - 1) % UINT32_MAX + 1;
  }
}
