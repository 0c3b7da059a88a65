package chat.scrp.gateway.socket;

import chat.scrp.gateway.dispatch.CloseReason;
import chat.scrp.protocol.framing.Framing;
import chat.scrp.protocol.model.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.internal.http.WebSocketInternal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The WebSocket side of one connection. */
final class WebSocketWire implements Connection.Wire {
  static final int MAX_MESSAGE = Framing.MAX_REQUEST;

  private static final ByteBuf PING =
      Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[] {(byte) 0x89, 0}));
  private static final int MAX_MISSED_PONGS = 2;
  private static final int MAX_UNREAD_PINGS = 100;

  private final SocketLoop loop;
  private final WebSocketInternal socket;
  private final ChannelHandlerContext channel;
  private final Connection connection;
  private @Nullable Visit visit;
  private @Nullable Buffer fragments;
  private boolean binary;
  private long lastPing;
  private int missedPongs;
  private long takenAtPing;
  private int unreadPings;

  WebSocketWire(SocketLoop loop, WebSocketInternal socket, String address) {
    this.loop = loop;
    this.socket = socket;
    this.channel = socket.channelHandlerContext();
    this.connection = new Connection(loop, address, Transport.WEBSOCKET, channel, this);
    this.connection.framing(Transport.WEBSOCKET, WireFraming.WEBSOCKET);
    this.lastPing = loop.now();
  }

  void open() {
    channel.pipeline().addAfter("wsdecoder", "violations", new FrameViolations(this::violated));
    channel.pipeline().addAfter("violations", "end", new EndOfInput(this::ended));
    // So that the socket can still be asked what its peer has, when the peer is gone.
    channel.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    Visit visit = Visit.of(channel.channel());
    if (visit != null) {
      visit.becomes(() -> connection.closeAfterAnswers(CloseReason.INCOMPLETE_FRAME));
    }
    this.visit = visit;
    socket.frameHandler(this::received);
    socket.exceptionHandler(this::broken);
    socket.closeHandler(v -> connection.closed());
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
    if (visit != null) {
      visit.finished();
    }
    WebSocketFrameType type = frame.type();
    switch (type) {
      case TEXT, BINARY, CONTINUATION -> data(frame);
      case PONG -> missedPongs = 0;
      case PING -> pinged();
      default -> {}
    }
  }

  /** Vert.x answers pings without a bound, so a peer that pings and does not read is cut. */
  private void pinged() {
    unreadPings = channel.channel().isWritable() ? 0 : unreadPings + 1;
    if (unreadPings > MAX_UNREAD_PINGS) {
      connection.cut();
    }
  }

  private void data(WebSocketFrame frame) {
    if (frame.type() != WebSocketFrameType.CONTINUATION) {
      binary = frame.type() == WebSocketFrameType.BINARY;
    }
    if (binary) {
      connection.closeAfterAnswers(CloseReason.BINARY);
      return;
    }
    Buffer bytes = frame.binaryData();
    Buffer begun = fragments;
    Buffer whole = begun == null ? bytes : begun.appendBuffer(bytes);
    boolean tooLong = whole.length() > MAX_MESSAGE;
    boolean complete = frame.isFinal();
    fragments = complete || tooLong ? null : begun == null ? whole.copy() : whole;
    if (tooLong) {
      connection.tooLong();
    } else if (complete) {
      message(whole.getBytes());
    }
    connection.heard(bytes.length(), fragments != null);
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

  private void broken(Throwable cause) {
    // Vert.x closes the channel; closeHandler follows.
  }

  @Override
  public void close(CloseReason reason) {
    if (!socket.isClosed()) {
      // Fails only when the peer is gone already.
      socket.close(reason.webSocketStatus());
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
      ChannelFuture unused = channel.writeAndFlush(PING.duplicate());
    }
  }
}
