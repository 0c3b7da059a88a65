package chat.scrp.gateway.push;

/** Time on one event loop. */
public interface Timers {
  /** Runs it on this event loop after so many milliseconds. */
  void after(long delayMs, Runnable task);
}
