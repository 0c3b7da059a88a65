package chat.scrp.services.log;

import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads logs for the gateway, on one event loop; what the user does not get is taken out here. */
public final class LogReader implements ConversationReader {
  private static final RedisScript PAGE = RedisScript.load("log_page");

  private final RedisLink redis;
  private final ContextLookup lookup;
  private final VoidEntries voidEntries;
  private final Openings openings;
  private final Heads heads;

  public LogReader(RedisLink redis) {
    this(redis, new Heads());
  }

  /**
   * @param heads where what is read is noted
   */
  public LogReader(RedisLink redis, Heads heads) {
    this.redis = redis;
    this.heads = heads;
    this.lookup = new ContextLookup(redis);
    this.voidEntries = new VoidEntries(redis);
    this.openings = new Openings(redis, lookup);
  }

  @Override
  public Future<List<ConversationKey>> conversations(long user) {
    Future<Response> rooms = members(LogKeys.roomIndex(user));
    Future<Response> pairs = members(LogKeys.pairIndex(user));
    return Future.all(rooms, pairs)
        .map(
            both -> {
              List<ConversationKey> all = new ArrayList<>();
              all.add(ConversationKey.own(user));
              both.<Response>resultAt(0)
                  .forEach(r -> all.add(ConversationKey.room(Reply.number(r))));
              both.<Response>resultAt(1)
                  .forEach(p -> all.add(ConversationKey.pair(user, Reply.number(p))));
              return all;
            });
  }

  private Future<Response> members(String index) {
    return redis.send(Request.cmd(Command.ZRANGE).arg(index).arg(0).arg(-1));
  }

  @Override
  public Future<List<Opening>> open(long user, List<ConversationKey> conversations) {
    return openings
        .of(user, conversations)
        .onSuccess(opened -> opened.forEach(one -> heads.note(one.conversation(), one.head(), 0)));
  }

  @Override
  public Future<Page> read(
      long user, ConversationKey conversation, long after, int maxEntries, int maxBytes) {
    return redis
        .run(PAGE, keys(conversation), user, Position.text(after), maxEntries, maxBytes)
        .compose(
            reply ->
                Reply.number(reply.get(0)) == 1
                    ? page(user, conversation, PageReply.parse(reply))
                    : closed(user, conversation, reply));
  }

  @Override
  public long nowMillis() {
    return redis.redisNow();
  }

  private static List<String> keys(ConversationKey conversation) {
    List<String> keys = new ArrayList<>();
    keys.add(LogKeys.meta(conversation));
    keys.add(LogKeys.log(conversation));
    keys.add(LogKeys.overlay(conversation));
    if (conversation.kind() == ConversationKey.Kind.ROOM) {
      keys.add(LogKeys.members(conversation));
      keys.add(LogKeys.farewells(conversation));
    }
    return keys;
  }

  private Future<Page> page(long user, ConversationKey conversation, PageReply reply) {
    Set<Long> users = new HashSet<>();
    Set<Long> rooms = new HashSet<>();
    Set<Long> described = new HashSet<>();
    for (LogRow row : reply.rows()) {
      row.collectNames(users, rooms);
      row.collectDescribed(described);
    }
    if (conversation.kind() == ConversationKey.Kind.PAIR && !reply.rows().isEmpty()) {
      users.add(conversation.a());
      users.add(conversation.b());
    }
    heads.note(conversation, reply.head(), 0);
    Future<EntryContext> context = lookup.names(users, rooms, described);
    Future<Set<Long>> isVoid = voidEntries.find(user, conversation, reply.rows());
    return Future.all(context, isVoid)
        .map(
            both -> {
              EntryContext names = both.resultAt(0);
              if (conversation.kind() == ConversationKey.Kind.ROOM) {
                names = names.withRoom(conversation.a(), reply.roomId(), null);
              }
              return assemble(user, conversation, reply, names, both.resultAt(1));
            });
  }

  private static Page assemble(
      long user,
      ConversationKey conversation,
      PageReply reply,
      EntryContext names,
      Set<Long> isVoid) {
    List<Delivery> deliveries = new ArrayList<>(reply.rows().size());
    boolean open = true;
    for (LogRow row : reply.rows()) {
      boolean shown = !isVoid.contains(row.position()) && reply.mayGet(row.entry());
      Delivery delivery = delivery(user, conversation, row, names, shown);
      deliveries.add(delivery);
      open &= !delivery.ends();
    }
    long position =
        reply.more() ? reply.rows().get(reply.rows().size() - 1).position() : reply.head();
    return new Page(deliveries, position, reply.more(), open);
  }

  private static Delivery delivery(
      long user, ConversationKey conversation, LogRow row, EntryContext names, boolean shown) {
    Entry entry = row.current();
    if (entry == null) {
      return new Delivery(row.position(), "", 0, row.time(), null, false, false);
    }
    var what = new Occurrence(conversation, row.position(), row.time(), entry, names);
    return new Delivery(
        row.position(),
        entry.origin(),
        entry.pushId(),
        row.time(),
        shown ? EntryPushes.push(what, user) : null,
        EntryAudience.once(entry),
        EntryAudience.leaves(entry, user));
  }

  private Future<Page> closed(long user, ConversationKey room, Response reply) {
    long head = Position.parse(reply.get(1).toString());
    Response farewell = reply.get(3);
    if (farewell == null) {
      return Future.succeededFuture(new Page(List.of(), head, false, false));
    }
    return openings
        .farewell(user, room, reply.get(2).toString(), farewell.toBytes())
        .map(last -> new Page(List.of(last), last.position(), false, false));
  }
}
