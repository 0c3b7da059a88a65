package chat.scrp.client;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.streams.ReadStream;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A connection over a socket of any kind.
 *
 * @param socket what is read
 * @param channel what lies below
 * @param reception takes what comes
 * @param writer writes a frame; a write that fails closes the socket, which is told to the receiver
 * @param closer closes the socket with a goodbye
 */
record SocketConnection(
    ReadStream<?> socket,
    ChannelHandlerContext channel,
    Reception reception,
    Function<byte[], Future<Void>> writer,
    Supplier<Future<Void>> closer)
    implements FrameConnection {

  @Override
  public void send(byte[] frame) {
    var unused = writer.apply(frame);
  }

  @Override
  public void pause() {
    onLoop(socket::pause);
  }

  @Override
  public void resume() {
    onLoop(socket::resume);
  }

  @Override
  public void close() {
    var unused = closer.get();
  }

  @Override
  public void cut() {
    onLoop(
        () -> {
          reception.cut();
          cut(channel);
        });
  }

  /**
   * Closes the channel itself, before any handler that would wait for the peer: a goodbye of TLS or
   * WebSocket, or bytes that it does not read.
   */
  static void cut(ChannelHandlerContext channel) {
    ChannelHandlerContext first = channel.pipeline().firstContext();
    ChannelFuture unused = first == null ? channel.close() : first.close();
  }

  private void onLoop(Runnable action) {
    EventLoop loop = channel.channel().eventLoop();
    if (loop.inEventLoop()) {
      action.run();
    } else {
      loop.execute(action);
    }
  }
}
