package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.RoomObject;
import chat.scrp.services.ServiceParts;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.search.SearchIndex;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All rooms, as an operator sees them: as their owners do, but for what is said in them. */
public final class RoomDirectory {
  private final RoomParts parts;

  /** For the current event loop. */
  public RoomDirectory(ServiceParts services) {
    parts = RoomParts.of(services);
  }

  /** A room; the fields are those of the room object, and {@code last_seq}. */
  public record Listed(
      String roomId,
      String roomNickname,
      String roomDescription,
      RoomAccess roomAccessType,
      RoomHistory roomHistory,
      @Nullable String ownerId,
      List<String> adminIds,
      long memberCount,
      long lastSeq) {}

  /** A page of them. */
  public record Rooms(List<Listed> rooms, @Nullable String nextCursor) {}

  private record Hit(RoomView view) implements SearchIndex.Found {
    @Override
    public String id() {
      return view.id();
    }

    @Override
    public String nickname() {
      return view.nickname();
    }
  }

  /** One room; fails with 405. */
  public Future<Listed> one(String roomId) {
    return view(roomId).compose(view -> named(List.of(view))).map(rooms -> rooms.get(0));
  }

  /**
   * A page of the rooms that begin so, as in SEARCH_ROOM.
   *
   * @param query "" for all
   */
  public Future<Rooms> search(String query, int limit, @Nullable String cursor) {
    return parts
        .index()
        .search(query, limit, cursor, this::existing)
        .compose(
            hits ->
                named(hits.found().stream().map(Hit::view).toList())
                    .map(rooms -> new Rooms(rooms, hits.nextCursor())));
  }

  private Future<RoomView> view(String roomId) {
    return parts
        .directory()
        .withRoom(
            roomId,
            room -> parts.rooms().owner(room).compose(owner -> parts.rooms().view(room, owner)));
  }

  private Future<List<Hit>> existing(List<String> ids) {
    return Future.all(ids.stream().map(this::unlessMissing).toList())
        .map(
            all ->
                all.<Optional<RoomView>>list().stream()
                    .flatMap(Optional::stream)
                    .map(Hit::new)
                    .toList());
  }

  private Future<Optional<RoomView>> unlessMissing(String roomId) {
    return view(roomId)
        .map(Optional::of)
        .recover(
            failure ->
                RoomParts.is(failure, ErrorCode.ROOM_NOT_FOUND)
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }

  private Future<List<Listed>> named(List<RoomView> views) {
    Set<Long> users = new HashSet<>();
    views.forEach(view -> view.collectUsers(users));
    return parts
        .lookup()
        .names(users, Set.of())
        .map(names -> views.stream().map(view -> listed(view, names)).toList());
  }

  private static Listed listed(RoomView view, EntryContext names) {
    RoomObject room = view.object(names);
    return new Listed(
        room.roomId(),
        room.roomNickname(),
        room.roomDescription(),
        room.roomAccessType(),
        room.roomHistory(),
        room.ownerId(),
        Objects.requireNonNullElse(room.adminIds(), List.of()),
        room.memberCount(),
        view.lastSeq());
  }
}
