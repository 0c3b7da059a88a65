package chat.scrp.verifier.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A thread that serves sockets and timers. Everything but {@link #run} belongs to that thread. */
public final class EventLoop implements AutoCloseable {
  private static final Logger LOG = System.getLogger(EventLoop.class.getName());

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::order));
  private long timersMade;
  private volatile boolean closed;

  /** Starts the thread. */
  public EventLoop(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(this::loop, name);
    thread.setDaemon(true);
    thread.start();
  }

  private record Timer(long at, long order, Runnable task) {}

  /** What a socket's key has attached. */
  public interface Ready {
    /** The socket is ready for what the key says. */
    void ready(SelectionKey key) throws IOException;

    /** The socket has failed. */
    void failed(IOException cause);
  }

  /** The selector for sockets of this loop. */
  public Selector selector() {
    return selector;
  }

  /** Runs a task on the loop's thread, from any thread. */
  public void run(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Runs a task on the loop's thread after a time; call it on the loop's thread. */
  public void after(long millis, Runnable task) {
    timers.add(new Timer(System.nanoTime() + millis * 1_000_000, timersMade++, task));
  }

  /** Ends the thread, which closes its sockets before. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }

  private void loop() {
    try (selector) {
      while (!closed) {
        selector.select(this::serve, waitMillis());
        runTasks();
        runTimers();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(SelectionKey key) {
    Ready ready = (Ready) key.attachment();
    try {
      if (key.isValid()) {
        ready.ready(key);
      }
    } catch (IOException e) {
      ready.failed(e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a socket's handler failed", e);
      ready.failed(new IOException(e));
    }
  }

  private long waitMillis() {
    Timer next = timers.peek();
    if (next == null) {
      return 100;
    }
    long millis = (next.at() - System.nanoTime()) / 1_000_000;
    return Math.max(1, Math.min(100, millis));
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      guarded(task);
    }
  }

  private void runTimers() {
    long now = System.nanoTime();
    for (Timer next = timers.peek(); next != null && next.at() <= now; next = timers.peek()) {
      timers.poll();
      guarded(next.task());
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a task failed", e);
    }
  }
}
