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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds connections of this replica whose session ended while nobody heard of it, because the
 * publish that told so was lost, and logs them off.
 */
final class Audit {
  private static final System.Logger LOG = System.getLogger(Audit.class.getName());
  private static final RedisScript AUDIT = RedisScript.load("connection_audit");

  private final RedisLinks links;

  Audit(RedisLinks links) {
    this.links = links;
  }

  /**
   * Checks the connections of one user. Nobody waits for it: it comes again.
   *
   * @param sessions connection to session
   */
  void check(long user, Map<String, String> sessions) {
    List<Object> args = new ArrayList<>();
    sessions.forEach(
        (connection, session) -> {
          args.add(connection);
          args.add(session);
        });
    String key = "{u:" + user + '}';
    links
        .current()
        .run(AUDIT, List.of(key + ":s", key + ":c"), args.toArray())
        .onSuccess(ended -> logOff(user, ended))
        .onFailure(e -> LOG.log(DEBUG, "connections not checked: {0}", e.getMessage()));
  }

  private void logOff(long user, Response ended) {
    RedisLink link = links.current();
    for (String connection : Reply.texts(ended)) {
      String forced =
          PublishedWriter.loggedOff(LogOffReason.SESSION_ENDED, null, null, connection, null);
      link.send(Request.cmd(Command.PUBLISH).arg(PublishedWriter.userChannel(user)).arg(forced));
    }
  }
}
