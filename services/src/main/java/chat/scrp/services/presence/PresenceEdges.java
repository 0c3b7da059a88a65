package chat.scrp.services.presence;

import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import chat.scrp.services.stats.Statistics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells others who comes and goes: one publish for each change, on the channel {@code presence}.
 * The first change is told at once; what comes and goes in a short time behind it becomes one
 * change, or none. What was told last is in field {@code on} of {@code {u:N}}, so that it is told
 * once whichever replica sees it.
 */
final class PresenceEdges {
  private static final RedisScript ANNOUNCE = RedisScript.load("presence_announce");
  private static final long RETRY_MS = 1000;
  private static final long COUNT_AFTER_MS = 300;

  private final Vertx vertx;
  private final RedisLinks links;
  private final Statistics statistics;
  private final long mergeMs;
  private final int mostMembers;

  /** Users of whom something was told just now, and whether they changed since. */
  private final Map<Long, Boolean> justTold = new HashMap<>();

  /** Users whose last change was noted as told, but the telling failed. */
  private final Set<Long> untold = new HashSet<>();

  private boolean counting;
  private boolean closed;

  PresenceEdges(
      Vertx vertx, RedisLinks links, Statistics statistics, long mergeMs, int mostMembers) {
    this.vertx = vertx;
    this.links = links;
    this.statistics = statistics;
    this.mergeMs = Math.max(1, mergeMs);
    this.mostMembers = mostMembers;
  }

  /** The user may have come online or gone offline. */
  void changed(long user) {
    if (justTold.replace(user, true) == null && !closed) {
      tellNow(user);
    }
  }

  void close() {
    closed = true;
  }

  /** Tells at once what is still to be told. */
  Future<Void> flush() {
    List<Future<?>> told = new ArrayList<>();
    justTold.forEach(
        (user, changed) -> {
          if (changed) {
            told.add(announce(user));
          }
        });
    justTold.clear();
    return Future.join(told).mapEmpty();
  }

  private void tellNow(long user) {
    justTold.put(user, false);
    announce(user)
        .onSuccess(told -> vertx.setTimer(mergeMs, timer -> settle(user)))
        .onFailure(
            away -> {
              justTold.replace(user, true);
              vertx.setTimer(RETRY_MS, timer -> settle(user));
            });
  }

  private void settle(long user) {
    Boolean changed = justTold.remove(user);
    if (changed != null && changed && !closed) {
      tellNow(user);
    }
  }

  private Future<?> announce(long user) {
    String key = "{u:" + user + '}';
    return links
        .current()
        .run(ANNOUNCE, List.of(key, key + ":c"), untold.contains(user) ? 1 : 0)
        .compose(change -> change == null ? Future.succeededFuture() : tell(user, change));
  }

  private Future<?> tell(long user, Response change) {
    boolean online = Reply.number(change.get(0)) == 1;
    long seen = Reply.number(change.get(1));
    String id = Reply.text(change.get(2));
    if (online) {
      countSoon();
    }
    return smallRooms(user)
        .compose(
            rooms -> {
              RedisLink link = links.current();
              String edge =
                  PublishedWriter.presence(user, id, online, seen, rooms, link.redisNow() / 1000);
              return EdgeLog.tell(link, edge);
            })
        .onSuccess(told -> untold.remove(user))
        .onFailure(away -> untold.add(user));
  }

  /** The peak of who is online is found when somebody came. */
  private void countSoon() {
    if (!counting) {
      counting = true;
      vertx.setTimer(
          COUNT_AFTER_MS,
          timer -> {
            counting = false;
            // It is counted again with each renewal of the lease.
            statistics.countOnline();
          });
    }
  }

  /** The user's rooms that are small enough to be told. */
  private Future<List<Long>> smallRooms(long user) {
    RedisLink link = links.current();
    return link.send(Request.cmd(Command.ZRANGE).arg("{u:" + user + "}:r").arg(0).arg(-1))
        .compose(
            index -> {
              List<Long> rooms = index.stream().map(Reply::number).toList();
              List<Future<Response>> asked = new ArrayList<>();
              for (Long room : rooms) {
                String members = "{r:" + room + "}:m";
                asked.add(link.send(Request.cmd(Command.HLEN).arg(members)));
                asked.add(link.send(Request.cmd(Command.HEXISTS).arg(members).arg(user)));
              }
              return Future.all(asked).map(done -> small(rooms, asked));
            });
  }

  private List<Long> small(List<Long> rooms, List<Future<Response>> asked) {
    List<Long> small = new ArrayList<>();
    for (int i = 0; i < rooms.size(); i++) {
      @Nullable Response members = asked.get(2 * i).result();
      boolean isMember = Reply.number(asked.get(2 * i + 1).result()) == 1;
      if (isMember && Reply.number(members) <= mostMembers) {
        small.add(rooms.get(i));
      }
    }
    return small;
  }
}
