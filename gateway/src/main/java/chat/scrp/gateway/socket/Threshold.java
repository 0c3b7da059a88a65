package chat.scrp.gateway.socket;

import chat.scrp.gateway.GatewayConfig;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.transport.Transport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is in front of the listeners. Vert.x tells of a connection when its TLS handshake or its
 * PROXY header is over; until then it is counted and timed here.
 */
public final class Threshold {
  private final GatewayConfig config;
  private final Door door;

  /** By port, whether only proxies may come. */
  private final Map<Integer, Boolean> ports = new ConcurrentHashMap<>();

  public Threshold(GatewayConfig config) {
    this.config = config;
    this.door = new Door(config.doors());
  }

  /** Where it counts. */
  public Door door() {
    return door;
  }

  /** From now on, who comes to this port is seen when it is accepted. */
  public void guard(int port, boolean onlyProxies) {
    if (onlyProxies || config.listen().tls() != null) {
      ports.put(port, onlyProxies);
    }
  }

  /** Whoever was accepted has come as far as to a listener, which counts and times it itself. */
  static void crossed(Channel channel) {
    Arrival arrival = channel.pipeline().get(Arrival.class);
    if (arrival != null) {
      channel.pipeline().remove(arrival);
    }
  }

  /** A transport whose servers let everybody come over this threshold; to make the Vertx with. */
  public Transport before(Transport transport) {
    io.vertx.core.spi.transport.Transport implementation = transport.implementation();
    Class<io.vertx.core.spi.transport.Transport> type = io.vertx.core.spi.transport.Transport.class;
    Object guarded =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(implementation, method, arguments));
    return new Guarded(transport, type.cast(guarded));
  }

  /** Where Vert.x sets up a server, we add what sees its connections first. */
  private @Nullable Object call(Object implementation, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(implementation, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      if (arguments != null && arguments[arguments.length - 1] instanceof ServerBootstrap server) {
        server.handler(new Arrivals());
      }
    }
  }

  private record Guarded(Transport transport, io.vertx.core.spi.transport.Transport implementation)
      implements Transport {
    @Override
    public String name() {
      return transport.name();
    }

    @Override
    public boolean available() {
      return transport.available();
    }

    @Override
    public Throwable unavailabilityCause() {
      return transport.unavailabilityCause();
    }
  }

  /** What a visit is counted by: proxies bring those of many. */
  private @Nullable String network(String address) {
    GatewayConfig.Doors doors = config.doors();
    boolean free = doors.trustedProxies().contains(address) || doors.unlimited().contains(address);
    return free ? null : AddressRanges.network(address);
  }

  /** The accepting side of a server. */
  private final class Arrivals extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      Boolean onlyProxies =
          context.channel().localAddress() instanceof InetSocketAddress at
              ? ports.get(at.getPort())
              : null;
      if (onlyProxies != null && !comes((Channel) accepted, onlyProxies)) {
        ((Channel) accepted).unsafe().closeForcibly();
      } else {
        context.fireChannelRead(accepted);
      }
    }

    private boolean comes(Channel channel, boolean onlyProxies) {
      if (!(channel.remoteAddress() instanceof InetSocketAddress from)) {
        return false;
      }
      String address = from.getAddress().getHostAddress();
      String network = network(address);
      if ((onlyProxies && !config.doors().trustedProxies().contains(address))
          || !door.hasRoomToVisit(network)) {
        return false;
      }
      channel.pipeline().addLast(new Arrival(channel, network));
      return true;
    }
  }

  /** One connection, until it has crossed. */
  private final class Arrival extends ChannelInboundHandlerAdapter {
    private final @Nullable String network;
    private @Nullable Future<?> late;
    private boolean over;

    Arrival(Channel channel, @Nullable String network) {
      this.network = network;
      // At once, and not on the channel's own loop: the next one is looked at by then.
      door.visited(network);
      channel.closeFuture().addListener(closed -> end());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      long longest = config.timing().frame().toMillis();
      late = context.executor().schedule(() -> hangUp(context), longest, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
      end();
    }

    private void hangUp(ChannelHandlerContext context) {
      ChannelFuture unused = context.close();
    }

    private void end() {
      if (!over) {
        over = true;
        door.left(network, false);
        if (late != null) {
          late.cancel(false);
        }
      }
    }
  }
}
