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
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection. What it gets is scanned, not parsed. Everything on the generator's thread. */
final class Client implements EventLoop.Ready {
  private static final int TEXT_LENGTH = 100;
  private static final String PADDING = "x".repeat(TEXT_LENGTH - 16);

  private final EventLoop loop;
  private final Framing framing;
  private final Meter meter;
  private final SocketChannel socket;
  private final Map<Long, Consumer<String>> waiting = new HashMap<>();
  private final Map<Long, Long> sentAt = new HashMap<>();
  private byte[] in = new byte[16 * 1024];
  private int inEnd;
  private ByteBuffer out = ByteBuffer.allocate(16 * 1024);
  private @Nullable SelectionKey key;
  private @Nullable Runnable opened;
  private boolean upgrading;
  private long requests;

  private @Nullable Talk talk;
  private boolean sending;
  private long highestSeq;
  long received;
  long sent;

  Client(EventLoop loop, Framing framing, Meter meter) throws IOException {
    this.loop = loop;
    this.framing = framing;
    this.meter = meter;
    upgrading = framing == Framing.WS;
    socket = SocketChannel.open();
    socket.configureBlocking(false);
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  void connect(InetSocketAddress to, Runnable whenOpen) throws IOException {
    opened = whenOpen;
    boolean done = socket.connect(to);
    int interest = done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
    key = socket.register(loop.selector(), interest, this);
    if (done) {
      greet();
    }
  }

  /** Asks something; the answer comes as the frame's text. */
  void ask(String method, String fields, Consumer<String> answer) {
    long id = ++requests;
    waiting.put(id, answer);
    write("{\"req_id\":" + id + ",\"method\":\"" + method + "\"" + fields + "}");
    flush();
  }

  /** In which conversation it is, so that its messages can be counted. */
  void talksIn(Talk conversation) {
    talk = conversation;
  }

  @Nullable Talk talk() {
    return talk;
  }

  /** Keeps so many messages in flight until {@link #stopSending}. */
  void startSending(int inFlight) {
    sending = true;
    for (int i = 0; i < inFlight; i++) {
      send();
    }
    flush();
  }

  void stopSending() {
    sending = false;
  }

  boolean isIdle() {
    return sentAt.isEmpty();
  }

  @Override
  public void ready(SelectionKey ready) throws IOException {
    if (ready.isConnectable() && socket.finishConnect()) {
      ready.interestOps(SelectionKey.OP_READ);
      greet();
    }
    if (ready.isReadable()) {
      read();
    }
    flush();
  }

  @Override
  public void failed(IOException cause) {
    meter.failed++;
    try {
      socket.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void greet() {
    byte[] greeting = framing.greeting();
    append(greeting);
    if (!upgrading) {
      open();
    }
  }

  private void open() {
    Runnable then = opened;
    opened = null;
    if (then != null) {
      then.run();
    }
  }

  private void read() throws IOException {
    if (inEnd == in.length) {
      in = Arrays.copyOf(in, in.length * 2);
    }
    int count = socket.read(ByteBuffer.wrap(in, inEnd, in.length - inEnd));
    if (count < 0) {
      throw new IOException("the server hung up");
    }
    inEnd += count;
    int used = upgrading ? upgrade() : 0;
    if (!upgrading) {
      used = framing.decode(in, used, inEnd, this::frame);
    }
    System.arraycopy(in, used, in, 0, inEnd - used);
    inEnd -= used;
  }

  private int upgrade() {
    int end = new String(in, 0, inEnd, StandardCharsets.US_ASCII).indexOf("\r\n\r\n");
    if (end < 0) {
      return 0;
    }
    upgrading = false;
    open();
    return end + 4;
  }

  private void frame(byte[] bytes, int from, int length) {
    long response = Scan.field(Scan.RESPONSE, bytes, from, Math.min(length, 32));
    if (response >= 0) {
      answer(response, bytes, from, length);
    } else if (Scan.after(Scan.MESSAGE, bytes, from, length) >= 0) {
      message(bytes, from, length);
    }
  }

  private void answer(long response, byte[] bytes, int from, int length) {
    Long at = sentAt.remove(response);
    if (at == null) {
      Consumer<String> answer = waiting.remove(response);
      if (answer != null) {
        answer.accept(new String(bytes, from, length, StandardCharsets.UTF_8));
      }
      return;
    }
    if (Scan.field(Scan.ERROR, bytes, from, length) == 900) {
      meter.answered((System.nanoTime() - at) / 1000);
      sent++;
      if (talk != null) {
        talk.acknowledged++;
      }
    } else {
      meter.failed++;
    }
    if (sending) {
      send();
    }
  }

  private void message(byte[] bytes, int from, int length) {
    int text = Scan.after(Scan.TEXT, bytes, from, length);
    if (text < 0) {
      return;
    }
    long seq = Scan.field(Scan.SEQ, bytes, from, length);
    received++;
    if (seq == highestSeq) {
      meter.doubled++;
    } else if (seq < highestSeq) {
      meter.reordered++;
    }
    highestSeq = Math.max(highestSeq, seq);
    meter.delivered((System.nanoTime() - Talk.stamp(bytes, text)) / 1000);
  }

  private void send() {
    Talk in = talk;
    if (in == null) {
      return;
    }
    long id = ++requests;
    long now = System.nanoTime();
    sentAt.put(id, now);
    var request = new StringBuilder(240).append("{\"req_id\":").append(id).append(in.sendBegin);
    Talk.stamp(now, request);
    write(request.append(PADDING).append("\"}").toString());
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

  private void flush() {
    if (!socket.isConnected() || out.position() == 0) {
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
