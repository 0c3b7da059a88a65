package chat.scrp.gateway.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP connection, below HTTP itself, where every byte is seen: counts it at the door, and ends
 * it when a request stays unfinished, until it becomes a WebSocket.
 */
final class Visit extends ChannelInboundHandlerAdapter {
  private final SocketLoop loop;
  private final @Nullable String network;
  private final Channel channel;
  private long began;
  private boolean finished;
  private boolean counted = true;

  private Visit(SocketLoop loop, @Nullable String network, Channel channel) {
    this.loop = loop;
    this.network = network;
    this.channel = channel;
  }

  /** Begins to look after a connection that was accepted just now. */
  static void begin(SocketLoop loop, @Nullable String network, Channel channel) {
    Visit visit = new Visit(loop, network, channel);
    ChannelHandler tls = channel.pipeline().get(SslHandler.class);
    ChannelPipeline pipeline = channel.pipeline();
    if (tls == null) {
      pipeline.addFirst(visit);
    } else {
      pipeline.addAfter(pipeline.context(tls).name(), "visit", visit);
    }
    loop.door().visited(network);
    loop.visits().add(visit);
  }

  /** The one that looks after this connection. */
  static @Nullable Visit of(Channel channel) {
    return channel.pipeline().get(Visit.class);
  }

  /** A request is complete. */
  void finished() {
    finished = true;
    began = 0;
  }

  /** From now on it counts as something else, or not at all. */
  void uncount() {
    if (counted) {
      counted = false;
      loop.door().left(network, false);
    }
  }

  /** Called about twice a second. */
  void tick(long now) {
    if (!channel.config().isAutoRead()) {
      // It is the server that does not read on.
      began = began == 0 ? 0 : now;
    } else if (began != 0 && now - began > loop.config().timing().frame().toNanos()) {
      began = 0;
      ChannelFuture unused = channel.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    finished = false;
    long before = began;
    began = before == 0 ? loop.now() : before;
    ctx.fireChannelRead(message);
    // What is left behind a complete one begins to count with its next bytes.
    began = finished ? 0 : began;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    uncount();
    loop.visits().remove(this);
  }
}
