package chat.scrp.gateway;

import chat.scrp.gateway.push.Channels;
import chat.scrp.services.Health;
import chat.scrp.services.Services;
import chat.scrp.services.ServicesMetrics;
import chat.scrp.services.dispatch.EventLoops;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.PublishedCodec;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The services of this replica. */
final class ServicesBackend implements Backend {
  private final Services services;

  ServicesBackend(Services services) {
    this.services = services;
  }

  @Override
  public EventLoops loops() {
    return services.loops();
  }

  @Override
  public Context subscriberContext() {
    return services.subscriber().context();
  }

  @Override
  public Channels channels() {
    return new Channels() {
      @Override
      public Future<Void> subscribe(String... names) {
        return services.subscriber().subscribe(names);
      }

      @Override
      public void unsubscribe(String channel) {
        services.subscriber().unsubscribe(channel);
      }
    };
  }

  @Override
  public void onPublished(BiConsumer<String, byte[]> receiver) {
    services.onPublished(receiver);
  }

  @Override
  public void onResubscribed(Runnable listener) {
    services.subscriber().onResubscribed(listener);
  }

  @Override
  public PublishedCodec codec() {
    return services.publishedCodec();
  }

  @Override
  public ConversationReader reader() {
    return services.reader();
  }

  @Override
  public ServicesMetrics metrics() {
    return services.metrics();
  }

  @Override
  public List<String> problems() {
    return problems(services.health());
  }

  private static List<String> problems(Health health) {
    List<String> problems = new ArrayList<>();
    if (!health.redisUp()) {
      problems.add("Redis can not be reached");
    }
    if (!health.publishesFlow()) {
      problems.add("nothing published arrives since " + health.canaryAgeMs() + " ms");
    }
    return problems;
  }
}
