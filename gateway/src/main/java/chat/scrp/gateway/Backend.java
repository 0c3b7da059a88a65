package chat.scrp.gateway;

import chat.scrp.gateway.push.Channels;
import chat.scrp.services.ServicesMetrics;
import chat.scrp.services.dispatch.EventLoops;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.PublishedCodec;
import io.vertx.core.Context;
import java.util.List;
import java.util.function.BiConsumer;

/** What the gateway needs of the services besides their addresses on the event bus. */
public interface Backend {
  EventLoops loops();

  /** Where publishes arrive and subscriptions are changed. */
  Context subscriberContext();

  Channels channels();

  /** Who gets what is published: channel and payload. */
  void onPublished(BiConsumer<String, byte[]> receiver);

  /** Who is told when everything is subscribed to again after a loss. */
  void onResubscribed(Runnable listener);

  PublishedCodec codec();

  /** The reader of the event loop that this is called on. */
  ConversationReader reader();

  /** What the services tell of themselves. */
  ServicesMetrics metrics();

  /** Why clients should go elsewhere now, in words; empty when all is well. */
  List<String> problems();
}
