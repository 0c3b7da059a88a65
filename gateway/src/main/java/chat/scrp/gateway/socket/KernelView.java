package chat.scrp.gateway.socket;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;
import java.util.concurrent.TimeUnit;

/**
 * What the kernel knows of a peer, where epoll is in use. TCP keep-alive finds a dead peer only
 * while nothing is on its way to it; this finds one that acknowledges nothing any more. A peer that
 * only stopped reading still acknowledges the kernel's probes.
 */
final class KernelView {
  private static final long DEAD_MS = TimeUnit.SECONDS.toMillis(45);

  /** TCP_CLOSE of the kernel. */
  private static final int CLOSED = 7;

  private final EpollTcpInfo info = new EpollTcpInfo();

  /** Whether bytes wait for an acknowledgement and none came for long. */
  boolean isDead(Channel channel) {
    return look(channel) && info.unacked() > 0 && info.lastAckRecv() > DEAD_MS;
  }

  /**
   * Of a peer that ended its side: whether something was written since that it does not have. A
   * peer that is gone answers that with a reset.
   */
  boolean hasMissed(Channel channel) {
    return look(channel) && (info.state() == CLOSED || info.unacked() > 0);
  }

  private boolean look(Channel channel) {
    if (!(channel instanceof EpollSocketChannel socket) || !socket.isOpen()) {
      return false;
    }
    try {
      socket.tcpInfo(info);
      return true;
    } catch (RuntimeException e) {
      // The socket was closed meanwhile.
      return false;
    }
  }
}
