package chat.scrp.services.redis;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The connections of one event loop, and which of them a call takes. */
interface Routes {
  void open();

  void close();

  /** Whether there is a connection for whatever may be sent. May be asked from any thread. */
  boolean isUp();

  /** Sends a call soon, in order; false where as many wait already as may. */
  boolean send(Call call);

  /** The items whose keys one script may name together, group by group. */
  <T> Collection<List<T>> inOneSlot(List<T> items, Function<T, String> key);

  /** The servers that hold data: one, or the masters of a cluster, as far as they are known. */
  Collection<RedisNode> nodes();
}
