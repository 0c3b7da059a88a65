package chat.scrp.verifier.wire;

import chat.scrp.verifier.history.EventKind;
import chat.scrp.verifier.history.History;
import chat.scrp.verifier.loop.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection. It writes each frame into the history before it goes to the socket, and
 * after it came from there, before anybody sees it. Everything on the loop's thread.
 */
public final class Wire implements EventLoop.Ready {
  private final EventLoop loop;
  private final History history;
  private final int number;
  private final String user;
  private final Framing framing;
  private final WireListener listener;
  private final ArrayDeque<ByteBuffer> outbound = new ArrayDeque<>();
  private ByteBuffer inbound = ByteBuffer.allocate(4096);
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private boolean opened;
  private boolean closed;
  private boolean reading = true;
  private int readLimit = Integer.MAX_VALUE;

  private Wire(
      EventLoop loop,
      History history,
      int number,
      String user,
      Framing framing,
      WireListener listener) {
    this.loop = loop;
    this.history = history;
    this.number = number;
    this.user = user;
    this.framing = framing;
    this.listener = listener;
  }

  /** Connects; the listener hears how that ends. */
  public static Wire connect(
      EventLoop loop,
      History history,
      int number,
      String user,
      Transport transport,
      InetSocketAddress to,
      WireListener listener) {
    Framing framing = transport.framing(to.getHostString() + ":" + to.getPort());
    var wire = new Wire(loop, history, number, user, framing, listener);
    String where = transport.name() + " " + to.getHostString() + ":" + to.getPort();
    history.note(EventKind.OPEN, number, user, where);
    try {
      wire.connect(to);
    } catch (IOException e) {
      loop.run(() -> wire.failed(e));
    }
    return wire;
  }

  private void connect(InetSocketAddress to) throws IOException {
    SocketChannel socket = SocketChannel.open();
    channel = socket;
    socket.configureBlocking(false);
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    boolean connected = socket.connect(to);
    key = socket.register(loop.selector(), SelectionKey.OP_CONNECT, this);
    if (connected) {
      loop.run(this::connected);
    }
  }

  /** Sends a message. */
  public void send(String json) {
    if (closed) {
      return;
    }
    history.note(EventKind.SENT, number, user, json);
    write(framing.encode(json.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Reads at most so many bytes per turn and rests in between; {@link Integer#MAX_VALUE} reads as
   * fast as it can.
   */
  public void limitReading(int bytesPerTurn) {
    readLimit = bytesPerTurn;
  }

  /** Hangs up at once. */
  public void close(String why) {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      why = why + ", " + e.getMessage();
    }
    history.note(EventKind.CLOSED, number, user, why);
    listener.closed(why);
  }

  @Override
  public void ready(SelectionKey ready) throws IOException {
    if (ready.isConnectable() && ((SocketChannel) ready.channel()).finishConnect()) {
      connected();
    }
    if (ready.isValid() && ready.isReadable()) {
      read((SocketChannel) ready.channel());
    }
    if (ready.isValid() && ready.isWritable()) {
      flush();
    }
  }

  @Override
  public void failed(IOException cause) {
    close(String.valueOf(cause.getMessage()));
  }

  private void connected() {
    if (closed) {
      return;
    }
    interest();
    byte[] greeting = framing.greeting();
    if (greeting.length > 0) {
      write(greeting);
    }
    open();
  }

  /** Tells the listener, once. */
  private void open() {
    if (!opened && !closed && framing.isOpen()) {
      opened = true;
      listener.opened();
    }
  }

  private void read(SocketChannel from) throws IOException {
    if (inbound.remaining() < 1024) {
      inbound = ByteBuffer.allocate(inbound.capacity() * 2).put(inbound.flip());
    }
    boolean slow = readLimit < inbound.remaining();
    if (slow) {
      inbound.limit(inbound.position() + readLimit);
    }
    int count = from.read(inbound);
    inbound.limit(inbound.capacity());
    if (count < 0) {
      close("end of stream");
      return;
    }
    inbound.flip();
    framing.decode(inbound, this::got, this::write);
    inbound.compact();
    open();
    if (slow && !closed) {
      rest();
    }
  }

  /** Reads nothing for a moment. */
  private void rest() {
    reading = false;
    interest();
    loop.after(
        50,
        () -> {
          reading = true;
          interest();
        });
  }

  private void got(String json) {
    if (!closed) {
      history.note(EventKind.GOT, number, user, json);
      listener.received(json);
    }
  }

  private void write(byte[] bytes) {
    if (!closed) {
      outbound.add(ByteBuffer.wrap(bytes));
      flush();
    }
  }

  private void flush() {
    SocketChannel to = channel;
    if (to == null || closed || !to.isConnected()) {
      return;
    }
    try {
      while (!outbound.isEmpty()) {
        ByteBuffer first = outbound.element();
        to.write(first);
        if (first.hasRemaining()) {
          break;
        }
        outbound.remove();
      }
      interest();
    } catch (IOException e) {
      // Not at once: who writes must not hear of the end while it writes.
      loop.run(() -> failed(e));
    }
  }

  private void interest() {
    if (key != null && key.isValid()) {
      int read = reading ? SelectionKey.OP_READ : 0;
      key.interestOps(read | (outbound.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }
  }
}
