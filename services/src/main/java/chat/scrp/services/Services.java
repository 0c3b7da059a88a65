package chat.scrp.services;

import chat.scrp.protocol.Service;
import chat.scrp.protocol.model.Durability;
import chat.scrp.services.admin.AdminAnswer;
import chat.scrp.services.admin.AdminCall;
import chat.scrp.services.admin.AdminVerticle;
import chat.scrp.services.dispatch.ConnectionClosed;
import chat.scrp.services.dispatch.EventLoops;
import chat.scrp.services.dispatch.LocalCodec;
import chat.scrp.services.dispatch.PendingCall;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.DeliveredMarks;
import chat.scrp.services.log.LogReader;
import chat.scrp.services.log.PublishedCodec;
import chat.scrp.services.log.PublishedJson;
import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.message.MessageVerticle;
import chat.scrp.services.presence.EdgeFollower;
import chat.scrp.services.redis.RedisAddress.Topology;
import chat.scrp.services.redis.RedisMeter;
import chat.scrp.services.redis.RedisSubscriber;
import chat.scrp.services.room.RoomVerticle;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The services of one replica, deployed: a verticle of each {@link Service} on every event loop.
 *
 * <p>What the gateway may use of them besides the event bus is here.
 */
public final class Services {
  private final ServiceParts parts;
  private final RedisSubscriber subscriber;
  private final PublishedCodec codec;
  private volatile @Nullable EdgeFollower edges;
  private final List<String> deployments = new ArrayList<>();

  private Services(ServiceParts parts) {
    this.parts = parts;
    this.subscriber =
        new RedisSubscriber(
            (VertxInternal) parts.vertx(), parts.config().redis(), parts.links(), parts.replica());
    this.codec = new ObservedPublishes(new PublishedJson(), parts.heads(), parts.store());
    subscriber.onResubscribed(parts.store()::look);
    if (parts.config().redis().address().topology() == Topology.CLUSTER) {
      // What is published while nodes change may be lost on the cluster's bus.
      parts.links().onConnected(subscriber::resubscribed);
    }
    parts
        .store()
        .onLocalPublish(reset -> subscriber.deliver(PublishedWriter.everybodyChannel(), reset));
  }

  /**
   * Connects to Redis and deploys the services. Fails, with everything closed again, when Redis
   * does not answer within the command time-out.
   *
   * @param replica the replica's name, unique in the cluster and new at each start
   */
  public static Future<Services> deploy(
      Vertx vertx, ServicesConfig config, String replica, Traffic traffic) {
    LocalCodec.register(vertx, PendingCall.class, ConnectionClosed.class, DeliveredMarks.class);
    LocalCodec.register(vertx, AdminCall.class, AdminAnswer.class);
    ServiceParts parts = ServiceParts.of(vertx, config, replica, traffic);
    Services services = new Services(parts);
    return parts
        .start()
        .compose(started -> services.deployEach(() -> new UserVerticle(parts)))
        .compose(users -> services.deployEach(() -> new RoomVerticle(parts)))
        .compose(rooms -> services.deployEach(() -> new MessageVerticle(parts)))
        .compose(messages -> services.deployEach(() -> new AdminVerticle(parts)))
        .map(services)
        .recover(
            failure ->
                services.close().transform(closed -> Future.<Services>failedFuture(failure)));
  }

  /** The reader of logs on the current event loop. */
  public ConversationReader reader() {
    return new LogReader(parts.links().current(), parts.heads());
  }

  /** Decodes what the subscriber receives. */
  public PublishedCodec publishedCodec() {
    return codec;
  }

  public RedisSubscriber subscriber() {
    return subscriber;
  }

  /** Who gets what is published, on the subscriber's context: channel and payload. */
  public void onPublished(BiConsumer<String, byte[]> receiver) {
    String presence = PublishedWriter.presenceChannel();
    EdgeFollower follower =
        new EdgeFollower(
            parts.vertx(),
            subscriber.context(),
            parts.links(),
            parts.config().presence().renewal().toMillis(),
            edge -> receiver.accept(presence, edge));
    subscriber.onResubscribed(follower::look);
    subscriber.handler(
        (channel, payload) -> {
          if (channel.equals(presence)) {
            follower.published(payload);
          } else {
            receiver.accept(channel, payload);
          }
        });
    edges = follower;
  }

  /** The numbers of the event loops, which are those of the service addresses. */
  public EventLoops loops() {
    return parts.loops();
  }

  public Health health() {
    return new Health(
        parts.links().isUp(),
        subscriber.canaryAgeMs(),
        parts.config().redis().canaryLimit().toMillis());
  }

  /** What the services tell of themselves. */
  public ServicesMetrics metrics() {
    RedisMeter redis = parts.links().meter();
    return new ServicesMetrics(
        redis.commands(),
        redis::commandReconnects,
        redis::subscriptionReconnects,
        parts.links()::isUp,
        parts.links()::waiting,
        subscriber::canaryAgeMs,
        parts.passwords()::inFlight,
        () -> parts.store().durability() == Durability.FSYNC,
        parts.config().passwords());
  }

  /** Takes everything down, the connections to Redis last. The gateway is to be closed before. */
  public Future<Void> close() {
    EdgeFollower follower = edges;
    if (follower != null) {
      follower.close();
    }
    List<Future<?>> undeployed = new ArrayList<>();
    deployments.forEach(id -> undeployed.add(parts.vertx().undeploy(id)));
    return Future.join(undeployed)
        .transform(done -> parts.stop())
        .transform(stopped -> subscriber.close())
        .transform(closed -> parts.close());
  }

  private Future<Void> deployEach(Supplier<? extends Deployable> verticle) {
    return parts.loops().deployOnEach(verticle).onSuccess(deployments::addAll).mapEmpty();
  }
}
