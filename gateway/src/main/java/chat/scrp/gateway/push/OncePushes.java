package chat.scrp.gateway.push;

import java.util.LinkedHashSet;
import java.util.Set;

/** The IDs of pushes that stand in several logs and were written already; the newest ones. */
final class OncePushes {
  private static final int BOUND = 4096;

  private final Set<Long> ids = new LinkedHashSet<>();

  boolean contains(long pushId) {
    return ids.contains(pushId);
  }

  void add(long pushId) {
    ids.add(pushId);
    if (ids.size() > BOUND) {
      Long oldest = ids.iterator().next();
      ids.remove(oldest);
    }
  }
}
