package chat.scrp.client;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;

/** What is done to the channel below a socket. */
final class Channels {
  private Channels() {}

  /**
   * Closes the channel itself, before any handler that would wait for the peer: a goodbye of TLS or
   * WebSocket, or bytes that it does not read.
   */
  static void cut(ChannelHandlerContext channel) {
    ChannelHandlerContext first = channel.pipeline().firstContext();
    ChannelFuture unused = first == null ? channel.close() : first.close();
  }

  /** Runs an action on the event loop of the channel, at once where the caller is on it. */
  static void onLoop(ChannelHandlerContext channel, Runnable action) {
    EventLoop loop = channel.channel().eventLoop();
    if (loop.inEventLoop()) {
      action.run();
    } else {
      loop.execute(action);
    }
  }
}
