package chat.scrp.services.room;

import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.services.redis.Reply;
import io.vertx.redis.client.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a room is entered, for one who is neither a member nor banned.
 *
 * @param password the hash of the room's password, or null
 * @param pendingRequest the entry request that the user has asked already, or null
 */
record Door(RoomAccess access, @Nullable String password, @Nullable Long pendingRequest) {

  static Door parse(Response reply) {
    String password = reply.get(1).toString();
    String pending = reply.get(2).toString();
    return new Door(
        Objects.requireNonNull(RoomAccess.of(Reply.number(reply.get(0)))),
        password.isEmpty() ? null : password,
        pending.isEmpty() ? null : Long.valueOf(pending));
  }
}
