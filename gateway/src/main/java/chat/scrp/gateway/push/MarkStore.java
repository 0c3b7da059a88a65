package chat.scrp.gateway.push;

import chat.scrp.services.log.DeliveredMarks;
import io.vertx.core.Future;

/** Where delivered marks are stored. */
public interface MarkStore {
  Future<Void> store(DeliveredMarks marks);
}
