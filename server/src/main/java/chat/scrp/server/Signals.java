package chat.scrp.server;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs something at SIGTERM and SIGINT, and something else at the second of them.
 *
 * <p>A shutdown hook cannot do this: it ends with status 143, and nothing hears a second signal.
 * The JDK's own interface is no supported API, hence by reflection; where it is missing, the JVM
 * simply ends at a signal.
 */
final class Signals {
  private static final System.Logger log = System.getLogger(Signals.class.getName());

  private Signals() {}

  static void handle(Runnable first, Runnable second) {
    AtomicInteger count = new AtomicInteger();
    Runnable arrived = () -> (count.incrementAndGet() == 1 ? first : second).run();
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  arrived.run();
                }
                return null;
              });
      for (String name : new String[] {"TERM", "INT"}) {
        Object number = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, number, ours);
      }
    } catch (ReflectiveOperationException e) {
      log.log(System.Logger.Level.WARNING, "Signals cannot be handled; there will be no drain", e);
    }
  }
}
