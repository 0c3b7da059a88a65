package chat.scrp.services.backup;

import chat.scrp.services.directory.Directory;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexes, names and the book of requests, as they follow from a room, a pair or a user. The groups
 * of a backup are of different moments; an index may hold too much but must not lack anything.
 */
final class Consequences {
  private final RedisLink redis;

  Consequences(RedisLink redis) {
    this.redis = redis;
  }

  /** Writes what follows from the group of these keys. */
  Future<Void> of(List<String> names) {
    String meta = names.get(0).substring(0, names.get(0).indexOf('}') + 1);
    String[] tag = meta.substring(1, meta.length() - 1).split(":", -1);
    return switch (tag[0]) {
      case "r" -> room(meta, tag[1]);
      case "p" -> pair(meta, tag[1], tag[2]);
      case "u" -> user(meta, tag[1]);
      default -> Future.succeededFuture();
    };
  }

  private Future<Void> room(String meta, String room) {
    Future<Response> self = send(Command.HMGET, meta, "id", "gone");
    Future<Response> members = send(Command.HKEYS, meta + ":m");
    Future<Response> asking = send(Command.HGETALL, meta + ":q");
    Future<Response> invited = send(Command.HGETALL, meta + ":i");
    return Future.all(self, members, asking, invited)
        .compose(
            all -> {
              List<Future<Response>> written = new ArrayList<>();
              if (self.result().get(0) != null && self.result().get(1) == null) {
                String name = Directory.roomKey(Reply.text(self.result().get(0)));
                written.add(send(Command.SET, name, room));
              }
              Reply.texts(members.result())
                  .forEach(member -> written.add(index(member, "r", room)));
              for (String member : asking.result().getKeys()) {
                String[] request = words(asking.result().get(member));
                written.add(index(member, "t", request[0]));
                written.add(book(request[0], "room", request[1], member, "r", room));
              }
              for (String field : invited.result().getKeys()) {
                invitation(room, field, words(invited.result().get(field)), written);
              }
              return Future.all(written).mapEmpty();
            });
  }

  /** An invitation that its subject never sees has a field of its own form. */
  private void invitation(
      String room, String field, String[] request, List<Future<Response>> written) {
    boolean hidden = field.startsWith("x");
    String subject = hidden ? field.substring(1, field.indexOf(':')) : field;
    written.add(index(request[1], "t", request[0]));
    if (!hidden) {
      written.add(index(subject, "q", request[0]));
    }
    written.add(book(request[0], "invitation", request[2], request[1], "r", room, "b", subject));
  }

  private Future<Void> pair(String meta, String one, String other) {
    return send(Command.HGET, meta, "q")
        .compose(
            pending -> {
              List<Future<Response>> written = new ArrayList<>();
              written.add(index(one, "p", other));
              written.add(index(other, "p", one));
              if (pending != null) {
                String[] request = words(pending);
                String subject = request[1].equals(one) ? other : one;
                written.add(index(request[1], "t", request[0]));
                written.add(index(subject, "q", request[0]));
                written.add(book(request[0], "friend", request[2], request[1], "b", subject));
              }
              return Future.all(written).mapEmpty();
            });
  }

  /** Nobody was told yet that somebody is online. */
  private Future<Void> user(String meta, String user) {
    return send(Command.HMGET, meta, "id", "del")
        .compose(
            self ->
                self.get(0) == null || self.get(1) != null
                    ? Future.succeededFuture()
                    : send(Command.SET, Directory.userKey(Reply.text(self.get(0))), user))
        .compose(named -> send(Command.HDEL, meta, "on"))
        .mapEmpty();
  }

  private Future<Response> index(String user, String part, String member) {
    String now = Long.toString(redis.redisNow());
    return send(Command.ZADD, "{u:" + user + "}:" + part, "NX", now, member);
  }

  private Future<Response> book(String id, String kind, String ms, String asker, String... fields) {
    Request set = Request.cmd(Command.HSET).arg("{q:" + id + '}');
    List.of("kind", kind, "ms", ms, "a", asker).forEach(set::arg);
    List.of(fields).forEach(set::arg);
    return redis.send(set);
  }

  private Future<Response> send(Command command, String... args) {
    Request request = Request.cmd(command);
    List.of(args).forEach(request::arg);
    return redis.send(request);
  }

  private static String[] words(Response text) {
    return Reply.text(text).split(" ", -1);
  }
}
