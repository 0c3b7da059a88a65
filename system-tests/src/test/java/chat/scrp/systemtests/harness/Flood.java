package chat.scrp.systemtests.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Threads that send frames as fast as the server takes them, and count what it answers. */
public final class Flood implements AutoCloseable {
  private static final Pattern ERR = Pattern.compile("\"err\":(\\d+)");

  /** Makes the frames of one sender, one after the other; null ends it. */
  public interface Source {
    byte @Nullable [] next(int sender, long number);
  }

  private final List<Thread> threads = new ArrayList<>();
  private final List<Socket> sockets = new ArrayList<>();
  private final Map<Integer, AtomicLong> answers = new ConcurrentHashMap<>();
  private final AtomicLong connections = new AtomicLong();
  private volatile boolean stopped;

  /** Begins: each sender on a connection of its own, and on a new one when it is hung up on. */
  public Flood(int port, int senders, Source source) {
    for (int i = 0; i < senders; i++) {
      int sender = i;
      start(() -> send(port, sender, source));
    }
  }

  private void start(Runnable work) {
    Thread thread = new Thread(work, "flood");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void send(int port, int sender, Source source) {
    long number = 0;
    while (!stopped) {
      try (Socket socket = connected(port, sender)) {
        Thread reader = new Thread(() -> read(socket), "flood-reader");
        reader.setDaemon(true);
        reader.start();
        byte[] frames = batch(source, sender, number);
        while (frames.length > 0 && !stopped) {
          number += PER_BATCH;
          socket.getOutputStream().write(frames);
          frames = batch(source, sender, number);
        }
        socket.shutdownOutput();
        reader.join();
        if (frames.length == 0) {
          return;
        }
      } catch (IOException hungUp) {
        number++;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static final int PER_BATCH = 64;

  private static byte[] batch(Source source, int sender, long number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < PER_BATCH; i++) {
      byte[] frame = source.next(sender, number + i);
      if (frame == null) {
        break;
      }
      bytes.writeBytes(TcpWire.frame(frame));
    }
    return bytes.toByteArray();
  }

  private Socket connected(int port, int sender) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress("127.0.1." + (1 + sender % 200), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
    connections.incrementAndGet();
    synchronized (sockets) {
      sockets.add(socket);
    }
    return socket;
  }

  private void read(Socket socket) {
    try {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
      while (true) {
        byte[] frame = in.readNBytes(in.readInt());
        Matcher err = ERR.matcher(new String(frame, StandardCharsets.UTF_8));
        int number = err.find() ? Integer.parseInt(err.group(1)) : 0;
        answers.computeIfAbsent(number, n -> new AtomicLong()).incrementAndGet();
      }
    } catch (IOException ended) {
      // The sender connects again, or is done.
    }
  }

  /** How often the server answered with this number; 0 are pushes. */
  public long answers(int err) {
    AtomicLong count = answers.get(err);
    return count == null ? 0 : count.get();
  }

  /** How often it answered. */
  public long answers() {
    return answers.entrySet().stream()
        .filter(entry -> entry.getKey() != 0)
        .mapToLong(entry -> entry.getValue().get())
        .sum();
  }

  public long connections() {
    return connections.get();
  }

  /** Waits until all senders are done and everything is answered. */
  public void join() {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    synchronized (sockets) {
      for (Socket socket : sockets) {
        try {
          socket.close();
        } catch (IOException e) {
          // It is gone already.
        }
      }
    }
  }
}
