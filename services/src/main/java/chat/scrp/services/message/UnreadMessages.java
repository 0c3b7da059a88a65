package chat.scrp.services.message;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.ContextLookup;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogRow;
import chat.scrp.services.message.MessageHistory.Way;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user has not read, of all conversations: ordered by each one's oldest unread message, each
 * in its own order.
 */
final class UnreadMessages {
  private final ConversationReader conversations;
  private final MessageHistory history;
  private final ContextLookup lookup;

  UnreadMessages(ConversationReader conversations, MessageHistory history, ContextLookup lookup) {
    this.conversations = conversations;
    this.history = history;
    this.lookup = lookup;
  }

  /** The unread messages of one conversation; at first only the oldest. */
  private record Unread(ConversationKey key, HistoryPage page) {
    boolean isEmpty() {
      return page.rows().isEmpty();
    }

    LogRow oldest() {
      return page.rows().get(0);
    }
  }

  Future<ReceiveMessageResponse> of(long user, int limit) {
    return conversations
        .conversations(user)
        .compose(all -> oldestOfEach(user, all))
        .compose(found -> fill(user, new Filling(limit, found)));
  }

  private Future<List<Unread>> oldestOfEach(long user, List<ConversationKey> all) {
    List<Future<Unread>> calls = new ArrayList<>();
    for (ConversationKey key : all) {
      if (key.kind() != ConversationKey.Kind.OWN) {
        calls.add(unread(user, key, 1, MessageHistory.MOST_BYTES));
      }
    }
    return Future.all(calls)
        .map(
            done -> {
              List<Unread> found = new ArrayList<>();
              for (Future<Unread> call : calls) {
                if (!call.result().isEmpty()) {
                  found.add(call.result());
                }
              }
              found.sort(
                  Comparator.comparingLong((Unread unread) -> unread.oldest().ms())
                      .thenComparing(unread -> unread.key().toString()));
              return found;
            });
  }

  /** Nothing where the user may not read (any more): an index may hold too much. */
  private Future<Unread> unread(long user, ConversationKey key, int limit, int mostBytes) {
    return history
        .page(user, key, Way.UNREAD, 0, limit, mostBytes)
        .recover(
            failure ->
                failure instanceof Gone || isForbidden(failure)
                    ? Future.succeededFuture(HistoryPage.NOTHING)
                    : Future.failedFuture(failure))
        .map(page -> new Unread(key, page));
  }

  private static boolean isForbidden(Throwable failure) {
    return failure instanceof ScrpError error && error.code() == ErrorCode.FORBIDDEN;
  }

  /** The answer while it grows, conversation by conversation. */
  private static final class Filling {
    final List<Unread> taken = new ArrayList<>();
    final List<Unread> left;
    int room;
    int bytes = MessageHistory.MOST_BYTES;
    boolean more;

    Filling(int limit, List<Unread> found) {
      room = limit;
      left = found;
    }

    void take(Unread unread) {
      taken.add(unread);
      room -= unread.page().rows().size();
      unread.page().rows().forEach(row -> bytes -= row.bytes());
      more |= unread.page().more();
    }
  }

  private Future<ReceiveMessageResponse> fill(long user, Filling filling) {
    if (filling.left.isEmpty() || filling.room == 0 || filling.bytes <= 0 || filling.more) {
      filling.more |= !filling.left.isEmpty();
      return answer(user, filling);
    }
    ConversationKey key = filling.left.remove(0).key();
    return unread(user, key, filling.room, filling.bytes)
        .compose(
            unread -> {
              filling.take(unread);
              return fill(user, filling);
            });
  }

  private Future<ReceiveMessageResponse> answer(long user, Filling filling) {
    Set<Long> users = new HashSet<>();
    for (Unread unread : filling.taken) {
      unread.page().rows().forEach(row -> row.collectUsers(users));
      if (unread.key().kind() == ConversationKey.Kind.PAIR) {
        users.add(unread.key().peerOf(user));
      }
    }
    return lookup
        .names(users, Set.of())
        .map(
            names -> {
              List<MessageObject> messages = new ArrayList<>();
              for (Unread unread : filling.taken) {
                String id = idOf(user, unread, names);
                if (id != null) {
                  messages.addAll(
                      MessageHistory.objects(user, unread.key(), id, unread.page().rows(), names));
                }
              }
              return new ReceiveMessageResponse(messages, filling.more, null, null, null);
            });
  }

  private static @Nullable String idOf(long user, Unread unread, EntryContext names) {
    return unread.key().kind() == ConversationKey.Kind.ROOM
        ? unread.page().roomId()
        : names.userId(unread.key().peerOf(user));
  }
}
