package chat.scrp.services.presence;

import static java.lang.System.Logger.Level.DEBUG;

import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Finds connections of this replica that were logged off while nobody heard of it, because the
 * publish that told so was lost, and tells them. Every user has its turn within some seconds.
 */
final class Audit {
  private static final System.Logger LOG = System.getLogger(Audit.class.getName());
  private static final RedisScript AUDIT = RedisScript.load("connection_audit");

  private static final long TURNS_IN_A_HURRY = 3;

  private final RedisLinks links;
  private final long turnsOfAll;
  private final Deque<Long> next = new ArrayDeque<>();
  private long turns;

  /**
   * @param turnsOfAll calls of {@link #turn} in which every user has its turn
   */
  Audit(RedisLinks links, long turnsOfAll) {
    this.links = links;
    this.turnsOfAll = Math.max(1, turnsOfAll);
    this.turns = this.turnsOfAll;
  }

  /** Every user has its turn soon. */
  void hurry() {
    next.clear();
    turns = Math.min(turnsOfAll, TURNS_IN_A_HURRY);
  }

  /** Whose turn it is; to be called about once a second. */
  List<Long> turn(Collection<Long> users) {
    if (next.isEmpty()) {
      next.addAll(users);
    }
    List<Long> now = new ArrayList<>();
    for (long most = (users.size() + turns - 1) / turns; most > 0 && !next.isEmpty(); most--) {
      now.add(next.remove());
    }
    if (next.isEmpty()) {
      turns = turnsOfAll;
    }
    return now;
  }

  /**
   * Checks the connections of one user. Nobody waits for it: it comes again.
   *
   * @param sessions connection to session
   */
  void check(long user, Map<String, String> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    List<Object> args = new ArrayList<>();
    sessions.forEach(
        (connection, session) -> {
          args.add(connection);
          args.add(session);
        });
    String key = "{u:" + user + '}';
    links
        .current()
        .run(AUDIT, List.of(key, key + ":s", key + ":c", key + ":e"), args.toArray())
        .onSuccess(ended -> logOff(user, ended))
        .onFailure(e -> LOG.log(DEBUG, "connections not checked: {0}", e.getMessage()));
  }

  private void logOff(long user, Response ended) {
    RedisLink link = links.current();
    List<String> texts = Reply.texts(ended);
    for (int i = 0; i < texts.size(); i += 2) {
      LogOffReason reason = LogOffReason.of(texts.get(i + 1));
      String forced =
          PublishedWriter.loggedOff(
              reason == null ? LogOffReason.SESSION_ENDED : reason, null, null, texts.get(i), null);
      link.send(Request.cmd(Command.PUBLISH).arg(PublishedWriter.userChannel(user)).arg(forced));
    }
  }
}
