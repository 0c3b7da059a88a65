package chat.scrp.services.log;

import chat.scrp.protocol.PushMethod;
import chat.scrp.services.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entries of a page that came to nothing meanwhile, by asking the truth: closed requests,
 * and the edit of a message that is deleted. They are rare, so most pages ask nothing.
 */
final class VoidEntries {
  private final RedisLink redis;

  VoidEntries(RedisLink redis) {
    this.redis = redis;
  }

  /** Whether the truth about an invitation is elsewhere than the log that it stands in. */
  static boolean mayBeVoid(Entry entry) {
    return entry.kind() == PushMethod.ROOM_INVITATION;
  }

  /** The positions of those that are void for a user. */
  Future<Set<Long>> find(long user, ConversationKey conversation, List<LogRow> rows) {
    Set<Long> found = new HashSet<>();
    List<Future<?>> checks = new ArrayList<>();
    for (LogRow row : rows) {
      Future<Boolean> check = row.entry() == null ? null : isVoid(user, conversation, row.entry());
      if (check != null) {
        checks.add(
            check.onSuccess(
                isVoid -> {
                  if (isVoid) {
                    found.add(row.position());
                  }
                }));
      }
    }
    return checks.isEmpty() ? Future.succeededFuture(found) : Future.all(checks).map(done -> found);
  }

  private @Nullable Future<Boolean> isVoid(long user, ConversationKey log, Entry entry) {
    if (entry.kind() == PushMethod.ENTER_ROOM_REQUEST) {
      return isClosed(LogKeys.entryRequests(log), String.valueOf(entry.actor()), entry);
    }
    if (mayBeVoid(entry)) {
      ConversationKey room = ConversationKey.room(entry.room());
      return isClosed(LogKeys.invitations(room), String.valueOf(user), entry);
    }
    if (entry.kind() == PushMethod.NEW_FRIEND_REQUEST) {
      return isClosed(LogKeys.meta(log), "q", entry);
    }
    if (entry.kind() == PushMethod.MESSAGE_EDITED) {
      return field(LogKeys.overlay(log), String.valueOf(entry.seq()))
          .map(over -> over != null && Overlay.parse(over.toBytes()).deleted());
    }
    return null;
  }

  /** A request is open while its field begins with its ID. */
  private Future<Boolean> isClosed(String key, String field, Entry entry) {
    String open = entry.number() + " ";
    return field(key, field).map(value -> value == null || !value.toString().startsWith(open));
  }

  private Future<Response> field(String key, String field) {
    return redis.send(Request.cmd(Command.HGET).arg(key).arg(field));
  }
}
