package chat.scrp.services.message;

import chat.scrp.protocol.response.SendMessageResponse;
import chat.scrp.services.Limits;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.Heads;
import chat.scrp.services.log.LiveMessage;
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
  private final Retention retention;

  MessageStore(RedisLink redis, Limits limits, Heads heads, Retention retention) {
    this.redis = redis;
    this.limits = limits;
    this.heads = heads;
    this.retention = retention;
  }

  Future<SendMessageResponse> append(Conversation in, Entry entry) {
    ConversationKey key = in.key();
    String sentAs = entry.clientMessageId();
    List<String> keys = new ArrayList<>(6);
    keys.add(LogKeys.meta(key));
    if (in.isRoom()) {
      keys.add(LogKeys.members(key));
    }
    keys.add(LogKeys.log(key));
    if (in.isRoom()) {
      keys.add(LogKeys.read(key));
    }
    if (sentAs != null) {
      long today = TimeUnit.MILLISECONDS.toDays(redis.redisNow());
      keys.add(LogKeys.sentOn(key, today));
      keys.add(LogKeys.sentOn(key, today - 1));
    }
    List<Object> args = new ArrayList<>(7);
    args.add(in.caller().user());
    args.add(entry.bytes());
    args.add(LiveMessage.origin(entry));
    args.add(live(in, Objects.requireNonNullElse(entry.text(), "")));
    if (!in.isRoom()) {
      args.add(in.peer());
    }
    if (sentAs != null) {
      args.add(sentAs);
      args.add(entry.number());
    }
    return redis
        .run(in.isRoom() ? ROOM_APPEND : PAIR_APPEND, keys, args.toArray())
        .map(sent -> sent(key, ScriptAnswer.checked(sent), entry));
  }

  private static byte[] live(Conversation in, String text) {
    String sender = in.caller().userId();
    return in.isRoom()
        ? LiveMessage.inRoom(in.id(), sender, text)
        : LiveMessage.between(sender, in.id(), text);
  }

  /**
   * Reads {@code seq time}, behind which the ID stands if the message had been sent before. What is
   * acknowledged is remembered; of a repeated message, the first one's push is unknown.
   */
  private SendMessageResponse sent(ConversationKey key, Response answer, Entry entry) {
    String[] words = Reply.text(answer).split(" ", -1);
    boolean repeated = words.length == 3;
    long seq = Long.parseLong(words[0]);
    heads.note(key, Position.of(seq, 0), repeated ? 0 : entry.pushId());
    retention.afterMessage(key, seq);
    long messageId = repeated ? Long.parseLong(words[2]) : entry.number();
    return new SendMessageResponse(messageId, seq, Long.parseLong(words[1]));
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
