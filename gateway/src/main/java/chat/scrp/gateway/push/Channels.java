package chat.scrp.gateway.push;

import io.vertx.core.Future;

/** The replica's subscriptions. Used on the router's context only. */
public interface Channels {
  /** Completes when what is published from now on arrives; may be asked for again. */
  Future<Void> subscribe(String... names);

  void unsubscribe(String channel);
}
