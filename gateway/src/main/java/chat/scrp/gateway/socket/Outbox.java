package chat.scrp.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What waits to be written to one socket. All that one turn of the event loop put in goes out in
 * one write; messages are byte arrays shared between sockets. Bytes count as waiting until the
 * operating system took them, so that a reader that stopped costs no more than the bound.
 */
final class Outbox {
  /** One buffer of a write; small enough that progress of a slow reader is seen. */
  private static final int CHUNK = 32 << 10;

  private static final int MANY = 64;

  private final ChannelHandlerContext channel;
  private final Flushes flushes;
  private final int bound;
  private final Runnable onRoom;
  private final IntConsumer onTaken;

  private WireFraming framing = WireFraming.LENGTH_PREFIX;
  private List<byte[]> queue = new ArrayList<>(2);
  private long queued;
  private long inSocket;
  private long offered;
  private long taken;
  private boolean roomWanted;
  private boolean closed;

  /**
   * Makes the outbox of one socket.
   *
   * @param bound bytes that may wait before there is no room
   * @param onRoom told once when at most half of the bound waits, after room was refused
   * @param onTaken told how many bytes the operating system took
   */
  Outbox(
      ChannelHandlerContext channel,
      Flushes flushes,
      int bound,
      Runnable onRoom,
      IntConsumer onTaken) {
    this.channel = channel;
    this.flushes = flushes;
    this.bound = bound;
    this.onRoom = onRoom;
    this.onTaken = onTaken;
  }

  void framing(WireFraming changed) {
    framing = changed;
  }

  /** Queues one message; it leaves at the end of this turn. */
  void write(byte[] json) {
    if (closed) {
      return;
    }
    if (queue.isEmpty()) {
      flushes.add(this);
    }
    queue.add(json);
    int size = framing.size(json.length);
    queued += size;
    offered += size;
  }

  /** Whether so many bytes may be added; if not, {@code onRoom} tells when it is worth asking. */
  boolean hasRoom(int bytes) {
    long waiting = waiting();
    boolean room = waiting == 0 || waiting + bytes <= bound;
    if (!room) {
      roomWanted = true;
    }
    return room;
  }

  /** Bytes that the operating system has not taken yet. */
  long waiting() {
    return queued + inSocket;
  }

  /** Bytes ever put in. */
  long offered() {
    return offered;
  }

  /** Bytes ever taken by the operating system. */
  long taken() {
    return taken;
  }

  /** Grows with every byte that the peer makes room for; constant while it is stuck. */
  long progress() {
    ChannelOutboundBuffer buffer = channel.channel().unsafe().outboundBuffer();
    return taken + (buffer == null ? 0 : buffer.currentProgress());
  }

  /** Nothing is accepted or counted any more. */
  void close() {
    closed = true;
    queue.clear();
    queued = 0;
  }

  /** Writes what is queued, now. */
  void flush() {
    if (queue.isEmpty() || closed) {
      return;
    }
    int from = 0;
    while (from < queue.size()) {
      from = writeChunk(from);
    }
    queue.clear();
    if (from > MANY) {
      // A burst must not leave a large list behind in every connection.
      queue = new ArrayList<>(2);
    }
    channel.flush();
    roomMade();
  }

  private int writeChunk(int from) {
    int size = 0;
    int to = from;
    while (to < queue.size() && (to == from || size < CHUNK)) {
      size += framing.size(queue.get(to).length);
      to++;
    }
    ByteBuf bytes = channel.alloc().directBuffer(size);
    for (int i = from; i < to; i++) {
      framing.put(bytes, queue.get(i));
    }
    queued -= size;
    inSocket += size;
    int written = size;
    channel.write(bytes).addListener(done -> taken((ChannelFuture) done, written));
    return to;
  }

  private void taken(ChannelFuture write, int size) {
    inSocket -= size;
    if (write.isSuccess()) {
      taken += size;
      onTaken.accept(size);
      roomMade();
    }
  }

  private void roomMade() {
    if (roomWanted && waiting() <= bound / 2 && !closed) {
      roomWanted = false;
      onRoom.run();
    }
  }
}
