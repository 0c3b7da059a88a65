package chat.scrp.gateway.socket;

import chat.scrp.gateway.dispatch.CloseReason;
import chat.scrp.protocol.framing.Framing;
import chat.scrp.protocol.model.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The WebSocket side of one connection: gets the frames that the decoder has read. */
final class WebSocketWire extends ChannelInboundHandlerAdapter implements Connection.Wire {
  static final int MAX_MESSAGE = Framing.MAX_REQUEST;

  // The first byte of a frame (RFC 6455, section 5.2): final, and what it is.
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int PONG = 0x8A;

  private static final int MAX_MISSED_PONGS = 2;
  private static final int MAX_UNREAD_PINGS = 100;

  private final SocketLoop loop;
  private final String address;
  private final WebSocketFrames frames;
  private ChannelHandlerContext channel;
  private Connection connection;
  private @Nullable ByteBuf fragments;
  private boolean binary;
  private boolean closing;
  private long lastPing;
  private int missedPongs;
  private long takenAtPing;
  private int unreadPings;

  @SuppressWarnings("NullAway.Init") // Netty adds it to the channel before anything else.
  WebSocketWire(SocketLoop loop, String address, WebSocketFrames frames) {
    this.loop = loop;
    this.address = address;
    this.frames = frames;
    this.lastPing = loop.now();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context;
    connection = new Connection(loop, address, Transport.WEBSOCKET, context, this);
    connection.framing(Transport.WEBSOCKET, WireFraming.WEBSOCKET);
    // So that the socket can still be asked what its peer has, when the peer is gone.
    context.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof WebSocketFrame frame) {
        loop.run(() -> received(frame));
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  /** A message in several frames is one that is incomplete until the last. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    connection.endsInside(fragments != null || frames.incomplete());
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      loop.run(this::ended);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    loop.run(connection::closed);
  }

  /** Netty would close the channel at once, but each violation gets its close frame. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    if (cause instanceof CorruptedWebSocketFrameException violation) {
      loop.run(() -> violated(violation.closeStatus().code()));
    } else {
      ChannelFuture unused = context.close();
    }
  }

  private void violated(int status) {
    if (status == CloseReason.TOO_LONG.webSocketStatus()) {
      connection.tooLong();
    } else {
      connection.closeAfterAnswers(CloseReason.PROTOCOL);
    }
  }

  private void ended() {
    connection.endOfInput();
    connection.cut();
  }

  private void received(WebSocketFrame frame) {
    if (frame instanceof PongWebSocketFrame) {
      missedPongs = 0;
    } else if (frame instanceof PingWebSocketFrame) {
      pinged(frame.content());
    } else if (frame instanceof CloseWebSocketFrame) {
      hungUp(frame.content());
    } else {
      data(frame);
    }
  }

  /** A peer that pings and does not read is cut. */
  private void pinged(ByteBuf said) {
    unreadPings = channel.channel().isWritable() ? 0 : unreadPings + 1;
    if (unreadPings > MAX_UNREAD_PINGS) {
      connection.cut();
    } else if (!closing) {
      ChannelFuture unused = control(PONG, said);
    }
  }

  /** The peer closes, or answers that it was closed. */
  private void hungUp(ByteBuf status) {
    if (closing) {
      ChannelFuture unused = channel.close();
      return;
    }
    closing = true;
    control(CLOSE, status).addListener(ChannelFutureListener.CLOSE);
  }

  /** Writes a control frame, whose payload has 125 bytes at most. */
  private ChannelFuture control(int first, ByteBuf payload) {
    int length = payload.readableBytes();
    ByteBuf frame = channel.alloc().directBuffer(2 + length);
    return channel.writeAndFlush(frame.writeByte(first).writeByte(length).writeBytes(payload));
  }

  private void data(WebSocketFrame frame) {
    if (!(frame instanceof ContinuationWebSocketFrame)) {
      binary = frame instanceof BinaryWebSocketFrame;
    }
    if (binary) {
      connection.closeAfterAnswers(CloseReason.BINARY);
      return;
    }
    ByteBuf bytes = frame.content();
    int length = bytes.readableBytes();
    ByteBuf begun = fragments;
    boolean complete = frame.isFinalFragment();
    if ((begun == null ? 0 : begun.readableBytes()) + length > MAX_MESSAGE) {
      fragments = null;
      connection.tooLong();
    } else if (begun == null && complete) {
      message(ByteBufUtil.getBytes(bytes));
    } else {
      // On the heap and without a pool, so that nobody has to give it back.
      ByteBuf whole = (begun == null ? Unpooled.buffer(length) : begun).writeBytes(bytes);
      fragments = complete ? null : whole;
      if (complete) {
        message(ByteBufUtil.getBytes(whole));
      }
    }
    connection.heard(length);
  }

  private void message(byte[] json) {
    if (isUtf8(json)) {
      connection.frame(json);
    } else {
      connection.closeAfterAnswers(CloseReason.NOT_UTF8);
    }
  }

  private static boolean isUtf8(byte[] text) {
    for (byte b : text) {
      if (b < 0) {
        return isUtf8Slowly(text);
      }
    }
    return true;
  }

  private static boolean isUtf8Slowly(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The connection is cut when the peer does not answer soon. */
  @Override
  public void close(CloseReason reason) {
    if (!closing) {
      closing = true;
      ChannelFuture unused = control(CLOSE, Unpooled.copyShort(reason.webSocketStatus()));
    }
  }

  @Override
  public void tick(long now) {
    if (now - lastPing < loop.config().timing().ping().toNanos()) {
      return;
    }
    lastPing = now;
    // A slow reader answers late; that it takes bytes shows that it is there.
    missedPongs = connection.taken() == takenAtPing ? missedPongs : 0;
    takenAtPing = connection.taken();
    if (missedPongs >= MAX_MISSED_PONGS) {
      connection.cut();
    } else {
      missedPongs++;
      ChannelFuture unused = control(PING, Unpooled.EMPTY_BUFFER);
    }
  }
}
