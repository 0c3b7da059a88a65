package chat.scrp.services.room;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.RoomListObject;
import chat.scrp.protocol.request.GetRooms;
import chat.scrp.protocol.response.GetRoomsResponse;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.message.MessageObjects;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GET_ROOMS: the rooms that the caller is a member of, in the order of their creation. */
final class GetRoomsHandler implements RequestHandler<GetRooms> {
  /** An answer is at most 1 MiB; the rest is what is around the rooms. */
  private static final int MOST_BYTES = 1_000_000;

  private final RoomParts parts;

  GetRoomsHandler(RoomParts parts) {
    this.parts = parts;
  }

  /** A room of the caller's. */
  private record Mine(long room, RoomView view) {}

  @Override
  public Future<GetRoomsResponse> handle(GetRooms request, RequestContext context) {
    long caller = context.caller().user();
    long after = Cursors.read(request.cursor());
    return parts
        .redis()
        .send(Request.cmd(Command.ZRANGE).arg(LogKeys.roomIndex(caller)).arg(0).arg(-1))
        .compose(
            index -> {
              List<Long> rooms = new ArrayList<>();
              index.forEach(room -> rooms.add(Reply.number(room)));
              rooms.removeIf(room -> room <= after);
              rooms.sort(null);
              return mine(rooms, caller);
            })
        .compose(all -> page(all, request.limit(), caller));
  }

  /** The index may hold too much: what is gone, and rooms that the caller has left. */
  private Future<List<Mine>> mine(List<Long> rooms, long caller) {
    List<Future<@Nullable Mine>> calls = new ArrayList<>();
    for (long room : rooms) {
      calls.add(
          parts
              .rooms()
              .view(room, caller)
              .<@Nullable Mine>map(view -> view.role() == null ? null : new Mine(room, view))
              .otherwise(GetRoomsHandler::unlessGone));
    }
    return Future.all(calls)
        .map(done -> done.<Mine>list().stream().filter(Objects::nonNull).toList());
  }

  private static @Nullable Mine unlessGone(Throwable failure) {
    if (failure instanceof Gone) {
      return null;
    }
    throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  private Future<GetRoomsResponse> page(List<Mine> all, int limit, long caller) {
    List<Mine> page = all.subList(0, Math.min(limit, all.size()));
    Set<Long> users = new HashSet<>();
    page.forEach(mine -> mine.view().collectUsers(users));
    return parts.lookup().names(users, Set.of()).map(names -> cut(all, page, names, caller));
  }

  private static GetRoomsResponse cut(
      List<Mine> all, List<Mine> page, EntryContext names, long caller) {
    List<RoomListObject> objects = new ArrayList<>();
    int bytes = 0;
    for (Mine mine : page) {
      RoomListObject object = object(mine, names, caller);
      bytes += Codec.encode(object).length + 1;
      if (bytes > MOST_BYTES && !objects.isEmpty()) {
        break;
      }
      objects.add(object);
    }
    boolean last = objects.size() == all.size();
    String next = last ? null : Cursors.write(all.get(objects.size() - 1).room());
    return new GetRoomsResponse(objects, next);
  }

  private static RoomListObject object(Mine mine, EntryContext names, long caller) {
    RoomView view = mine.view();
    MessageObject newest =
        view.newest().isEmpty()
            ? null
            : MessageObjects.of(
                view.newest().get(0), ConversationKey.room(mine.room()), view.id(), caller, names);
    return new RoomListObject(
        view.id(),
        view.nickname(),
        view.description(),
        view.access(),
        view.history(),
        Objects.requireNonNullElse(names.userId(view.owner()), ""),
        view.adminIds(names),
        view.memberCount(),
        Objects.requireNonNull(view.role()),
        view.lastSeq(),
        view.readSeq(),
        newest);
  }
}
