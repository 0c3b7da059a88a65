package chat.scrp.services.message;

import chat.scrp.services.log.LogRow;
import chat.scrp.services.redis.Reply;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code log_search.lua} answered.
 *
 * @param roomId in a room: its ID
 * @param next the message to go on with, 0 for none
 * @param nextMicros when that was sent, or later
 * @param messages newest first
 */
record SearchPage(String roomId, long next, long nextMicros, List<Timed> messages) {
  static final SearchPage NOTHING = new SearchPage("", 0, 0, List.of());
  private static final int FIRST_ROW = 4;

  /** A message, and when it was sent. */
  record Timed(long micros, LogRow row) {}

  static SearchPage parse(Response reply) {
    Response times = reply.get(3);
    List<Timed> messages = new ArrayList<>(times.size());
    for (LogRow row : LogRow.parse(reply, FIRST_ROW)) {
      messages.add(new Timed(Reply.number(times.get(messages.size())), row));
    }
    return new SearchPage(
        reply.get(0).toString(), Reply.number(reply.get(1)), Reply.number(reply.get(2)), messages);
  }
}
