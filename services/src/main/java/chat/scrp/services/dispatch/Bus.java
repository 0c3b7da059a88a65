package chat.scrp.services.dispatch;

import chat.scrp.protocol.Method;

/** The addresses of the services on the (local) event bus. One instance per event loop. */
public final class Bus {
  /** Body {@link ConnectionClosed}, empty reply when the user's state knows it. */
  public static final String CONNECTION_CLOSED = "connection.closed";

  /** Body {@code DeliveredMarks}, empty reply when they are stored. */
  public static final String MARKS_DELIVERED = "marks.delivered";

  /** Body {@code AdminCall}, reply {@code AdminAnswer}. */
  public static final String ADMIN = "admin";

  private Bus() {}

  /** Body {@link PendingCall}, which takes the {@link Outcome}. */
  public static String address(Method method, int loop) {
    return method.service().address() + '.' + loop;
  }

  /** Address of an internal call at the given event loop. */
  public static String address(String stem, int loop) {
    return stem + '.' + loop;
  }
}
