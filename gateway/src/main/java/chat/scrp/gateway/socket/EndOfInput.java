package chat.scrp.gateway.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/** Tells when the peer ended its side of the connection. */
final class EndOfInput extends ChannelInboundHandlerAdapter {
  private final Runnable listener;

  EndOfInput(Runnable listener) {
    this.listener = listener;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof ChannelInputShutdownEvent) {
      listener.run();
    }
    super.userEventTriggered(context, event);
  }
}
