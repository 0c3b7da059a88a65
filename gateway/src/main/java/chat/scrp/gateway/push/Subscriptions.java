package chat.scrp.gateway.push;

import chat.scrp.services.log.ConversationKey;
import io.vertx.core.Future;
import java.util.List;

/** The replica's channels, as one event loop sees them. */
interface Subscriptions {
  /** What is published to these rooms and users from now on comes to this event loop. */
  Future<Void> subscribe(List<ConversationKey> channels);

  void unsubscribe(ConversationKey channel);

  /** Stores the marks of a user's connections on all event loops; never fails. */
  Future<Void> flushUser(long user);
}
