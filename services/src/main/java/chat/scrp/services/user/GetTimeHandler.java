package chat.scrp.services.user;

import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.redis.RedisLink;
import io.vertx.core.Future;

/** GET_TIME (2.6): the time of the store, which is the same for all replicas. */
public final class GetTimeHandler implements RequestHandler<GetTime> {
  private final RedisLink redis;

  public GetTimeHandler(RedisLink redis) {
    this.redis = redis;
  }

  @Override
  public Future<GetTimeResponse> handle(GetTime request, RequestContext context) {
    return Future.succeededFuture(new GetTimeResponse(redis.redisNow() / 1000));
  }
}
