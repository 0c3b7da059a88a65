package chat.scrp.benchmark;

import chat.scrp.verifier.loop.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One client's connection. What it gets is scanned, not parsed. On the generator's thread. */
final class Connection implements EventLoop.Ready, Framing.FrameConsumer {
  private static final byte[] NOTHING = {};
  private static final int FIRST_OUT = 512;
  private static final int TRIES = 20;
  private static final long AGAIN_MILLIS = 250;
  private static final byte[] END_OF_UPGRADE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Generator generator;
  private final Dialect dialect;
  private final Framing framing;
  private final SocketChannel socket;
  private final Map<Long, CompletableFuture<String>> waiting = new HashMap<>(2);
  private byte[] rest = NOTHING;
  private ByteBuffer out = ByteBuffer.allocate(FIRST_OUT);
  private Listener listener = Listener.DEAF;
  private @Nullable SelectionKey key;
  private @Nullable CompletableFuture<Connection> opened;
  private boolean upgrading;
  private long requests;

  Connection(Generator generator, Subject subject) throws IOException {
    this.generator = generator;
    dialect = subject.dialect();
    framing = subject.framing();
    upgrading = framing == Framing.WS;
    socket = SocketChannel.open();
    socket.configureBlocking(false);
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /** Learns what nobody waits for. */
  interface Listener {
    /** For a connection whose pushes do not matter. */
    Listener DEAF = (order, bytes, text) -> {};

    /**
     * A message has come.
     *
     * @param order its place in its conversation
     * @param bytes in which it is
     * @param text where its text begins
     */
    void message(long order, byte[] bytes, int text);

    /** A request that was written with {@link #send} was answered. */
    default void answered(long id, boolean success, byte[] bytes, int from, int length) {}

    /** The connection has ended. */
    default void ended() {}
  }

  void connect(InetSocketAddress to, CompletableFuture<Connection> whenOpen) throws IOException {
    opened = whenOpen;
    boolean done = socket.connect(to);
    int interest = done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
    key = socket.register(generator.loop.selector(), interest, this);
    if (done) {
      greet();
      flush();
    }
  }

  void listen(Listener to) {
    listener = to;
  }

  /**
   * Asks something, again where the server is too busy; the answer comes as the frame's text, and
   * only if it tells of success.
   */
  CompletableFuture<String> ask(Dialect.Ask ask) {
    return ask(ask, TRIES);
  }

  private CompletableFuture<String> ask(Dialect.Ask ask, int tries) {
    var answer = new CompletableFuture<String>();
    long id = ++requests;
    waiting.put(id, answer);
    write(dialect.request(id, ask));
    flush();
    return answer.thenCompose(text -> judge(ask, tries, text));
  }

  private CompletableFuture<String> judge(Dialect.Ask ask, int tries, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean again = tries < TRIES;
    if (dialect.isSuccess(bytes, 0, bytes.length)
        || (again && dialect.isDoneAlready(bytes, 0, bytes.length))) {
      return CompletableFuture.completedFuture(text);
    }
    if (tries > 1 && dialect.isBusy(bytes, 0, bytes.length)) {
      var later = new CompletableFuture<String>();
      generator.loop.after(AGAIN_MILLIS, () -> later.complete(text));
      return later.thenCompose(passed -> ask(ask, tries - 1));
    }
    return CompletableFuture.failedFuture(
        new IllegalStateException(ask.method() + " was answered " + text));
  }

  /** Asks things one after the other. */
  CompletableFuture<String> ask(List<Dialect.Ask> asks) {
    CompletableFuture<String> answer = CompletableFuture.completedFuture("");
    for (Dialect.Ask ask : asks) {
      answer = answer.thenCompose(before -> ask(ask));
    }
    return answer;
  }

  /** Writes a request; {@link #flush} follows. The listener gets its answer, by this number. */
  long send(String behindTheNumber) {
    long id = ++requests;
    write(dialect.head() + id + behindTheNumber);
    return id;
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      out.clear();
    }
  }

  @Override
  public void ready(SelectionKey ready) throws IOException {
    if (ready.isConnectable() && socket.finishConnect()) {
      ready.interestOps(SelectionKey.OP_READ);
      greet();
    }
    // What follows a connection that has opened may have closed it again.
    if (ready.isValid() && ready.isReadable()) {
      read();
    }
    flush();
  }

  @Override
  public void failed(IOException cause) {
    close();
    if (opened != null) {
      opened.completeExceptionally(cause);
    }
    waiting.values().forEach(answer -> answer.completeExceptionally(cause));
    waiting.clear();
    listener.ended();
  }

  private void greet() {
    append(framing.greeting(dialect.path()));
    if (!upgrading && dialect.opensAtOnce()) {
      open();
    }
  }

  private void open() {
    CompletableFuture<Connection> then = opened;
    opened = null;
    if (then != null) {
      then.complete(this);
    }
  }

  private void read() throws IOException {
    if (rest.length == generator.buffer.length) {
      generator.buffer = new byte[generator.buffer.length * 2];
    }
    byte[] in = generator.buffer;
    System.arraycopy(rest, 0, in, 0, rest.length);
    int count = socket.read(ByteBuffer.wrap(in, rest.length, in.length - rest.length));
    if (count < 0) {
      throw new IOException("the server hung up");
    }
    int end = rest.length + count;
    int used = upgrading ? upgrade(in, end) : 0;
    if (!upgrading) {
      used = framing.decode(in, used, end, this);
    }
    rest = used == end ? NOTHING : Arrays.copyOfRange(in, used, end);
  }

  private int upgrade(byte[] in, int length) {
    int end = Scan.after(END_OF_UPGRADE, in, 0, length);
    if (end < 0) {
      return 0;
    }
    upgrading = false;
    if (dialect.opensAtOnce()) {
      open();
    }
    return end;
  }

  @Override
  public void ping(byte[] payload) {
    append(Framing.pong(payload));
  }

  @Override
  public void frame(byte[] bytes, int from, int length) {
    long answered = dialect.answerTo(bytes, from, length);
    if (answered >= 0) {
      answer(answered, bytes, from, length);
    } else if (dialect.isMessage(bytes, from, length)) {
      int text = Scan.after(Scan.TEXT, bytes, from, length);
      listener.message(dialect.order(bytes, from, length), bytes, text);
    } else {
      other(bytes, from, length);
    }
  }

  private void answer(long id, byte[] bytes, int from, int length) {
    CompletableFuture<String> answer = waiting.isEmpty() ? null : waiting.remove(id);
    if (answer != null) {
      answer.complete(new String(bytes, from, length, StandardCharsets.UTF_8));
    } else {
      listener.answered(id, dialect.isSuccess(bytes, from, length), bytes, from, length);
    }
  }

  private void other(byte[] bytes, int from, int length) {
    String reply = dialect.reply(bytes, from, length);
    if (reply != null) {
      write(reply);
    }
    if (opened != null && dialect.opens(bytes, from, length)) {
      open();
    }
  }

  private void write(String json) {
    append(framing.encode(json.getBytes(StandardCharsets.UTF_8)));
  }

  private void append(byte[] bytes) {
    if (out.remaining() < bytes.length) {
      int needed = out.position() + bytes.length;
      out = ByteBuffer.allocate(Math.max(needed, out.capacity() * 2)).put(out.flip());
    }
    out.put(bytes);
  }

  /** Writes what waits, as far as the socket takes it. */
  void flush() {
    if (!socket.isConnected() || !socket.isOpen() || out.position() == 0) {
      return;
    }
    try {
      out.flip();
      socket.write(out);
      out.compact();
      if (key != null && key.isValid()) {
        int write = out.position() > 0 ? SelectionKey.OP_WRITE : 0;
        key.interestOps(SelectionKey.OP_READ | write);
      }
    } catch (IOException e) {
      failed(e);
    }
  }
}
