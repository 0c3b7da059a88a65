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

  private final EpollTcpInfo info = new EpollTcpInfo();

  /** Whether bytes wait for an acknowledgement and none came for long. */
  boolean isDead(Channel channel) {
    if (!(channel instanceof EpollSocketChannel socket) || !socket.isOpen()) {
      return false;
    }
    try {
      socket.tcpInfo(info);
    } catch (RuntimeException e) {
      // The socket was closed meanwhile.
      return false;
    }
    return info.unacked() > 0 && info.lastAckRecv() > DEAD_MS;
  }
}
