package chat.scrp.gateway.socket;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

final class OversizeGuard extends ChannelDuplexHandler {
  @Override
  public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise)
      throws Exception {
    System.getLogger("x").log(System.Logger.Level.INFO, ctx.pipeline() + " " + msg);
    super.write(ctx, msg, promise);
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) throws Exception {
    System.getLogger("x").log(System.Logger.Level.INFO, "close", new Exception());
    super.close(ctx, promise);
  }
}
