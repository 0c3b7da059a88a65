package chat.scrp.client;

import static java.lang.System.Logger.Level.WARNING;

/** Calls code of the user of this library: what it throws goes no further than the log. */
final class Told {
  private static final System.Logger LOG = System.getLogger(ScrpListener.class.getName());

  private Told() {}

  static void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  static void failed(RuntimeException e) {
    LOG.log(WARNING, "the listener failed", e);
  }
}
