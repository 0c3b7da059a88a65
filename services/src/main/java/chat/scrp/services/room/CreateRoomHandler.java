package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.PublishedWriter;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** CREATE_ROOM (2.7). The room is complete before its ID leads to it. */
final class CreateRoomHandler implements RequestHandler<CreateRoom> {
  private static final System.Logger LOG = System.getLogger(CreateRoomHandler.class.getName());
  private static final String NO_PASSWORD = "";

  private final RoomParts parts;

  CreateRoomHandler(RoomParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<Done> handle(CreateRoom request, RequestContext context) {
    Caller caller = context.caller();
    return parts
        .rooms()
        .taken(request.roomId())
        .compose(
            taken -> {
              if (taken.exists()) {
                throw new ScrpError(ErrorCode.ROOM_ALREADY_EXISTS);
              }
              return create(request, caller, taken.gone());
            })
        .map(room -> new Done());
  }

  private Future<Long> create(CreateRoom request, Caller caller, String gone) {
    return parts
        .ids()
        .room()
        .compose(
            room ->
                parts
                    .members()
                    .indexRoom(caller.user(), room)
                    .compose(indexed -> password(request))
                    .compose(hash -> write(request, caller, room, hash))
                    .compose(written -> claim(request, room, gone))
                    .map(claimed -> tell(caller, room)));
  }

  /** The hash of the room's password, or "" for a room without one. */
  private Future<String> password(CreateRoom request) {
    String password = request.roomPassword();
    return password == null
        ? Future.succeededFuture(NO_PASSWORD)
        : parts.passwords().hash(password);
  }

  private Future<Void> write(CreateRoom request, Caller caller, long room, String hash) {
    return parts
        .rooms()
        .create(room, request, hash, caller.user())
        .compose(done -> parts.index().add(request.roomId(), request.roomNickname()));
  }

  private Future<Void> claim(CreateRoom request, long room, String gone) {
    return parts
        .rooms()
        .claim(request.roomId(), room, gone)
        .compose(
            claimed -> {
              parts.directory().forgetRoom(request.roomId());
              if (!claimed) {
                return parts
                    .rooms()
                    .drop(room)
                    .transform(
                        dropped ->
                            Future.failedFuture(new ScrpError(ErrorCode.ROOM_ALREADY_EXISTS)));
              }
              return parts.totals().rooms(1);
            });
  }

  /** The caller's connections begin to listen to the room. */
  private long tell(Caller caller, long room) {
    Request publish =
        Request.cmd(Command.PUBLISH)
            .arg(PublishedWriter.userChannel(caller.user()))
            .arg(PublishedWriter.roomJoined(room));
    parts
        .redis()
        .send(publish)
        .onFailure(e -> LOG.log(System.Logger.Level.WARNING, "a new room was not opened", e));
    return room;
  }
}
