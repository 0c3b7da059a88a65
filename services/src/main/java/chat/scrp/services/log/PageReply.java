package chat.scrp.services.log;

import chat.scrp.protocol.PushMethod;
import chat.scrp.services.redis.Reply;
import io.vertx.redis.client.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code log_page.lua} answered one who may read.
 *
 * @param roomId in a room: its ID
 * @param admin in a room: whether the reader is its owner or an admin
 * @param firstSeq the first message that the reader can read
 */
record PageReply(
    long head, boolean more, String roomId, boolean admin, long firstSeq, List<LogRow> rows) {
  private static final int FIRST_ROW = 7;

  static PageReply parse(Response reply) {
    String role = reply.get(4).toString();
    long entered = Position.parse(reply.get(5).toString());
    boolean everything = reply.get(6).toString().equals("1");
    return new PageReply(
        Position.parse(reply.get(1).toString()),
        Reply.number(reply.get(2)) == 1,
        reply.get(3).toString(),
        role.equals("o") || role.equals("a"),
        everything ? 1 : Position.seq(entered) + 1,
        LogRow.parse(reply, FIRST_ROW));
  }

  /** Whether the reader may know of an entry, as far as its role and what it can read say. */
  boolean mayGet(@Nullable Entry entry) {
    if (entry == null) {
      return false;
    }
    boolean hidden = entry.kind() == PushMethod.ENTER_ROOM_REQUEST && !admin;
    boolean unread = entry.seq() != 0 && entry.seq() < firstSeq;
    return !hidden && !unread;
  }
}
