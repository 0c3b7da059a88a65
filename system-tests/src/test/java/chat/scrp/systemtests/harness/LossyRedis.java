package chat.scrp.systemtests.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a server and its Redis, and drops some of what is published to it. Canaries pass,
 * so that the server does not notice: in life it would make a new connection.
 */
public final class LossyRedis implements AutoCloseable {
  private final int redisPort;
  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger dropped = new AtomicInteger();
  private final Random random;
  private volatile int percent;

  /** Listens on a free port. */
  public LossyRedis(int redisPort, long seed) {
    this.redisPort = redisPort;
    this.random = new Random(seed);
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("accept", this::accept);
  }

  public String uri() {
    return "redis://127.0.0.1:" + listener.getLocalPort();
  }

  /** Of 100 publishes so many are dropped from now on. */
  public void lose(int ofHundred) {
    percent = ofHundred;
  }

  /** Publishes dropped by now. */
  public int dropped() {
    return dropped.get();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void run(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other side is gone: so is this one.
              }
            },
            "lossy-redis-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket redis = new Socket(InetAddress.getLoopbackAddress(), redisPort);
      for (Socket socket : List.of(client, redis)) {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
      }
      run("up", () -> closing(client, redis, () -> copy(client, redis)));
      run("down", () -> closing(client, redis, () -> filter(redis, client)));
    }
  }

  private static void closing(Socket one, Socket other, Work work) throws IOException {
    try (one;
        other) {
      work.run();
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    from.getInputStream().transferTo(to.getOutputStream());
  }

  private void filter(Socket redis, Socket client) throws IOException {
    InputStream in = new BufferedInputStream(redis.getInputStream(), 1 << 16);
    OutputStream out = client.getOutputStream();
    ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    while (true) {
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      List<String> texts = new ArrayList<>();
      read(in, reply, texts);
      if (!isLost(texts)) {
        reply.writeTo(waiting);
      }
      if (in.available() == 0) {
        waiting.writeTo(out);
        waiting.reset();
      }
    }
  }

  private boolean isLost(List<String> texts) {
    if (texts.size() != 3
        || !texts.get(0).equals("message")
        || texts.get(1).startsWith("canary:")
        || percent == 0) {
      return false;
    }
    synchronized (random) {
      boolean lost = random.nextInt(100) < percent;
      dropped.addAndGet(lost ? 1 : 0);
      return lost;
    }
  }

  /** Copies one reply of RESP 2 or 3, and collects its strings. */
  private static void read(InputStream in, ByteArrayOutputStream raw, List<String> texts)
      throws IOException {
    String line = line(in, raw);
    char type = line.charAt(0);
    switch (type) {
      case '$', '=', '!' -> {
        int length = Integer.parseInt(line.substring(1));
        if (length >= 0) {
          byte[] bytes = in.readNBytes(length + 2);
          raw.writeBytes(bytes);
          texts.add(new String(bytes, 0, Math.min(length, bytes.length), StandardCharsets.UTF_8));
        }
      }
      case '*', '>', '~', '%', '|' -> {
        int size = Integer.parseInt(line.substring(1)) * (type == '%' || type == '|' ? 2 : 1);
        for (int i = 0; i < size; i++) {
          read(in, raw, texts);
        }
      }
      default -> {}
    }
  }

  private static String line(InputStream in, ByteArrayOutputStream raw) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      raw.write(b);
      line.append((char) b);
    }
    raw.write('\n');
    return line.toString().trim();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
