package chat.scrp.services.log;

import chat.scrp.protocol.MalformedFrameException;
import chat.scrp.protocol.PushMethod;
import chat.scrp.services.redis.Reply;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One entry as a script found it.
 *
 * @param ms when it happened
 * @param entry null when a later version wrote it
 * @param overlay what lies over it, or null
 */
public record LogRow(long position, long ms, @Nullable Entry entry, @Nullable Overlay overlay) {
  private static final int FIELDS = 4;

  /** Reads what a script answered, four elements for each entry: id, time, entry, overlay. */
  public static List<LogRow> parse(Response reply, int from) {
    List<LogRow> rows = new ArrayList<>();
    for (int i = from; i + FIELDS <= reply.size(); i += FIELDS) {
      Response over = reply.get(i + 3);
      rows.add(
          new LogRow(
              Position.parse(reply.get(i).toString()),
              Reply.number(reply.get(i + 1)),
              entry(reply.get(i + 2).toBytes()),
              over == null ? null : Overlay.parse(over.toBytes())));
    }
    return rows;
  }

  private static @Nullable Entry entry(byte[] json) {
    try {
      return Entry.parse(json);
    } catch (MalformedFrameException e) {
      return null;
    }
  }

  /** When it happened, seconds. */
  public long time() {
    return TimeUnit.MILLISECONDS.toSeconds(ms);
  }

  /** The sequence number of a message. */
  public long seq() {
    return Position.seq(position);
  }

  /** About how long the message object will be. */
  public int bytes() {
    Entry shown = current();
    String text = shown == null ? null : shown.text();
    return 200 + (text == null ? 0 : 4 * text.length());
  }

  /** The entry with what lies over it. */
  public @Nullable Entry current() {
    return entry == null || overlay == null ? entry : overlay.over(entry);
  }

  /** Whether a user sent or did it. */
  public boolean isFrom(long user) {
    return entry != null && entry.actor() == user;
  }

  /** The text of a message as it is now; null when it is none, or was deleted. */
  public @Nullable String messageText() {
    Entry shown = Position.isMessage(position) ? current() : null;
    return shown == null || shown.deleted() ? null : shown.text();
  }

  /** Adds the numbers of those that the entry names. */
  public void collectNames(Set<Long> users, Set<Long> rooms) {
    if (entry == null) {
      return;
    }
    add(users, entry.actor());
    add(users, entry.subject());
    add(rooms, entry.room());
  }

  /** Adds the number of the user whose description the entry tells. */
  void collectDescribed(Set<Long> users) {
    if (entry != null && entry.kind() == PushMethod.USER_DESCRIPTION_CHANGED) {
      users.add(entry.actor());
    }
  }

  /** Adds the numbers of the sender of a message and of those who reacted to it. */
  public void collectUsers(Set<Long> users) {
    if (entry != null) {
      add(users, entry.actor());
    }
    if (overlay != null) {
      overlay.reactions().forEach(reaction -> users.addAll(reaction.users()));
    }
  }

  private static void add(Set<Long> numbers, long number) {
    if (number != 0) {
      numbers.add(number);
    }
  }
}
