package chat.scrp.services.message;

import chat.scrp.protocol.response.SendMessageResponse;
import chat.scrp.services.Limits;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.Heads;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The changes to messages, one script each: in a room ({@code room_*.lua}) or in a private
 * conversation ({@code pair_*.lua}). The keys are those of {@link LogKeys}.
 */
final class MessageStore {
  private static final RedisScript ROOM_APPEND = RedisScript.load("room_message_append");
  private static final RedisScript PAIR_APPEND = RedisScript.load("pair_message_append");
  private static final RedisScript ROOM_MARK_READ = RedisScript.load("room_mark_read");
  private static final RedisScript PAIR_MARK_READ = RedisScript.load("pair_mark_read");
  private static final RedisScript ROOM_TYPING = RedisScript.load("room_typing");
  private static final RedisScript PAIR_TYPING = RedisScript.load("pair_typing");
  private static final RedisScript ROOM_EDIT = RedisScript.load("room_message_edit");
  private static final RedisScript PAIR_EDIT = RedisScript.load("pair_message_edit");
  private static final RedisScript ROOM_DELETE = RedisScript.load("room_message_delete");
  private static final RedisScript PAIR_DELETE = RedisScript.load("pair_message_delete");
  private static final RedisScript ROOM_REACTION = RedisScript.load("room_reaction");
  private static final RedisScript PAIR_REACTION = RedisScript.load("pair_reaction");
  private static final Duration BETWEEN_TYPING = Duration.ofSeconds(2);

  private final RedisLink redis;
  private final Limits limits;
  private final Heads heads;

  MessageStore(RedisLink redis, Limits limits, Heads heads) {
    this.redis = redis;
    this.limits = limits;
    this.heads = heads;
  }

  Future<SendMessageResponse> append(
      Conversation in, long messageId, @Nullable String clientMessageId, Entry entry) {
    ConversationKey key = in.key();
    List<String> keys = new ArrayList<>(6);
    keys.add(LogKeys.meta(key));
    if (in.isRoom()) {
      keys.add(LogKeys.members(key));
    }
    keys.add(LogKeys.log(key));
    if (in.isRoom()) {
      keys.add(LogKeys.read(key));
    }
    long today = TimeUnit.MILLISECONDS.toDays(redis.redisNow());
    keys.add(LogKeys.sentOn(key, today));
    keys.add(LogKeys.sentOn(key, today - 1));
    return run(
            in.isRoom() ? ROOM_APPEND : PAIR_APPEND,
            keys,
            in,
            messageId,
            Objects.requireNonNullElse(clientMessageId, ""),
            entry.json(),
            in.context().json())
        .map(
            sent ->
                new SendMessageResponse(
                    Reply.number(sent.get(0)),
                    Reply.number(sent.get(1)),
                    Reply.number(sent.get(2))))
        .onSuccess(sent -> note(key, sent, messageId, entry));
  }

  /** What is acknowledged is remembered; of a repeated message, the first one's push is unknown. */
  private void note(ConversationKey key, SendMessageResponse sent, long messageId, Entry entry) {
    long pushId = sent.messageId() == messageId ? entry.pushId() : 0;
    heads.note(key, Position.of(sent.seq(), 0), pushId);
  }

  /**
   * @param entry without the number, which the script knows
   */
  Future<Response> markRead(Conversation in, long seq, Entry entry) {
    ConversationKey key = in.key();
    List<String> keys =
        in.isRoom()
            ? List.of(LogKeys.meta(key), LogKeys.members(key), LogKeys.read(key))
            : List.of(LogKeys.meta(key), LogKeys.log(key));
    return run(
        in.isRoom() ? ROOM_MARK_READ : PAIR_MARK_READ,
        keys,
        in,
        seq,
        entry.json(),
        in.context().json());
  }

  Future<Response> typing(Conversation in, Entry entry) {
    ConversationKey key = in.key();
    String lately = LogKeys.typing(key, in.caller().user());
    List<String> keys =
        in.isRoom()
            ? List.of(LogKeys.meta(key), LogKeys.members(key), lately)
            : List.of(LogKeys.meta(key), lately);
    return redis
        .run(
            in.isRoom() ? ROOM_TYPING : PAIR_TYPING,
            keys,
            in.isRoom() ? in.caller().user() : in.peer(),
            BETWEEN_TYPING.toMillis(),
            entry.json(),
            in.context().json())
        .map(ScriptAnswer::checked);
  }

  Future<Response> edit(Conversation in, long seq, String text, Entry entry) {
    return run(
        in.isRoom() ? ROOM_EDIT : PAIR_EDIT,
        messageKeys(in),
        in,
        seq,
        text,
        entry.json(),
        in.context().json());
  }

  Future<Response> delete(Conversation in, long seq, Entry entry) {
    return run(
        in.isRoom() ? ROOM_DELETE : PAIR_DELETE,
        messageKeys(in),
        in,
        seq,
        entry.json(),
        in.context().json());
  }

  Future<Response> react(Conversation in, long seq, String reaction, boolean added, Entry entry) {
    return run(
        in.isRoom() ? ROOM_REACTION : PAIR_REACTION,
        messageKeys(in),
        in,
        seq,
        reaction,
        added ? 1 : 0,
        limits.reactionsPerMessage(),
        limits.usersPerReaction(),
        entry.json(),
        in.context().json());
  }

  private static List<String> messageKeys(Conversation in) {
    ConversationKey key = in.key();
    return in.isRoom()
        ? List.of(LogKeys.meta(key), LogKeys.members(key), LogKeys.log(key), LogKeys.overlay(key))
        : List.of(LogKeys.meta(key), LogKeys.log(key), LogKeys.overlay(key));
  }

  /** The caller is the first argument of all; in a private conversation the other is the last. */
  private Future<Response> run(
      RedisScript script, List<String> keys, Conversation in, Object... args) {
    List<Object> all = new ArrayList<>(args.length + 2);
    all.add(in.caller().user());
    all.addAll(List.of(args));
    if (!in.isRoom()) {
      all.add(in.peer());
    }
    return redis.run(script, keys, all.toArray()).map(ScriptAnswer::checked);
  }
}
