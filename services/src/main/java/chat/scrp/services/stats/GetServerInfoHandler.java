package chat.scrp.services.stats;

import chat.scrp.protocol.request.GetServerInfo;
import chat.scrp.protocol.response.GetServerInfoResponse;
import chat.scrp.services.ServerDescription;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.redis.RedisLink;
import io.vertx.core.Future;

/** GET_SERVER_INFO: the server's own state (0.0.3, section 1.2). */
public final class GetServerInfoHandler implements RequestHandler<GetServerInfo> {
  /** On the wire most statistics are uint32, and go on at 0. */
  private static final long UINT32 = 1L << 32;

  private final ServerDescription server;
  private final Statistics statistics;
  private final StoreState store;
  private final RedisLink redis;

  public GetServerInfoHandler(
      ServerDescription server, Statistics statistics, StoreState store, RedisLink redis) {
    this.server = server;
    this.statistics = statistics;
    this.store = store;
    this.redis = redis;
  }

  @Override
  public Future<GetServerInfoResponse> handle(GetServerInfo request, RequestContext context) {
    return statistics.latest().map(this::response);
  }

  private GetServerInfoResponse response(ServerStatistics counted) {
    return new GetServerInfoResponse(
        server.nickname(),
        server.version(),
        server.description(),
        server.protocolVersion(),
        redis.redisNow() / 1000,
        counted.started(),
        counted.users() % UINT32,
        counted.maxUsers() % UINT32,
        counted.onlineUsers() % UINT32,
        counted.maxOnlineUsers() % UINT32,
        counted.rooms() % UINT32,
        counted.maxRooms() % UINT32,
        counted.messagesIn() % UINT32,
        counted.messagesOut() % UINT32,
        counted.dataIn(),
        counted.dataOut(),
        store.epoch(),
        store.durability());
  }
}
