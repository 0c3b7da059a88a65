package chat.scrp.client;

import java.net.URI;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chooses where to connect: anywhere, so that the clients of a server spread over its replicas, but
 * not again where the last attempt came to nothing.
 */
final class Addresses {
  private final List<URI> all;
  private final RandomGenerator random;
  private int last = -1;
  private boolean failed;

  Addresses(List<URI> all, RandomGenerator random) {
    this.all = all;
    this.random = random;
  }

  /** The next one. Unless {@link #wentWell} is told, it is avoided the next time. */
  URI next() {
    boolean avoid = failed && all.size() > 1;
    int chosen = random.nextInt(avoid ? all.size() - 1 : all.size());
    last = avoid && chosen >= last ? chosen + 1 : chosen;
    failed = true;
    return all.get(last);
  }

  /** The last one is good. */
  void wentWell() {
    failed = false;
  }
}
