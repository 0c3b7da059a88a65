package chat.scrp.services.directory;

import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisLinks;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From numbers of users back to what they are called. Nothing is remembered: names change. */
public final class Names {
  private final RedisLinks links;

  public Names(RedisLinks links) {
    this.links = links;
  }

  /**
   * The names of all that are alive, by number; one round trip. Numbers of deleted users are
   * missing in the answer.
   */
  public Future<Map<Long, Name>> of(Collection<Long> users) {
    RedisLink link = links.current();
    List<Long> numbers = List.copyOf(new LinkedHashSet<>(users));
    List<Future<Response>> replies = new ArrayList<>(numbers.size());
    for (Long user : numbers) {
      Request request = Request.cmd(Command.HMGET).arg("{u:" + user + '}').arg("id").arg("nick");
      replies.add(link.send(request));
    }
    return Future.all(replies)
        .map(
            all -> {
              Map<Long, Name> names = new HashMap<>();
              for (int i = 0; i < numbers.size(); i++) {
                Name name = name(replies.get(i).result());
                if (name != null) {
                  names.put(numbers.get(i), name);
                }
              }
              return names;
            });
  }

  private static @Nullable Name name(Response fields) {
    Response id = fields.get(0);
    Response nickname = fields.get(1);
    return id == null || nickname == null ? null : new Name(id.toString(), nickname.toString());
  }
}
