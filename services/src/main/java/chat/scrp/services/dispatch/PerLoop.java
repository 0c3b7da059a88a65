package chat.scrp.services.dispatch;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One object for each event loop, made when its loop first needs it and used there only. */
public final class PerLoop<T> {
  private final EventLoops loops;
  private final Supplier<T> maker;
  private final AtomicReferenceArray<@Nullable T> made;

  public PerLoop(EventLoops loops, Supplier<T> maker) {
    this.loops = loops;
    this.maker = maker;
    this.made = new AtomicReferenceArray<>(loops.count());
  }

  /** The object of the event loop that this is called on. */
  public T current() {
    int loop = loops.current();
    T object = made.get(loop);
    if (object == null) {
      object = maker.get();
      made.set(loop, object);
    }
    return object;
  }
}
