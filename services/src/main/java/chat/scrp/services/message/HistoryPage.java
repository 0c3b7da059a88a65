package chat.scrp.services.message;

import chat.scrp.services.log.LogRow;
import chat.scrp.services.redis.Reply;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * What {@code log_history.lua} answered.
 *
 * @param lastSeq the newest message's
 * @param readSeq up to which the user has read
 * @param firstSeq of the oldest that the user can read; {@code lastSeq + 1} when there is none
 * @param more whether there is more the way that was read
 * @param roomId in a room: its ID
 * @param rows ascending
 */
record HistoryPage(
    long lastSeq, long readSeq, long firstSeq, boolean more, String roomId, List<LogRow> rows) {
  static final HistoryPage NOTHING = new HistoryPage(0, 0, 1, false, "", List.of());
  private static final int FIRST_ROW = 5;

  static HistoryPage parse(Response reply) {
    return new HistoryPage(
        Reply.number(reply.get(0)),
        Reply.number(reply.get(1)),
        Reply.number(reply.get(2)),
        Reply.number(reply.get(3)) == 1,
        reply.get(4).toString(),
        LogRow.parse(reply, FIRST_ROW));
  }
}
