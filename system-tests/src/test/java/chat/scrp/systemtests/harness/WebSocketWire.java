package chat.scrp.systemtests.harness;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket connection, frame by frame (RFC 6455), so that broken frames can be sent too. */
public final class WebSocketWire extends SocketWire {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final CountDownLatch pinged = new CountDownLatch(1);
  private final CountDownLatch ponged = new CountDownLatch(1);
  private volatile int closeCode = -1;
  private volatile boolean answerPings = true;
  private Handshake handshake = new Handshake(0, "", Map.of());

  /** What the server answered to the upgrade. */
  public record Handshake(int status, String line, Map<String, String> headers) {}

  private WebSocketWire(int port, String from) {
    super(port, from);
  }

  /** Upgrades and requires that it is accepted. */
  public static WebSocketWire open(
      int port, String from, List<String> protocols, Map<String, String> headers) {
    WebSocketWire wire = attempt(port, from, "/scrp", protocols, headers);
    if (wire.handshake.status != 101) {
      throw new AssertionError("upgrade answered with " + wire.handshake);
    }
    wire.startReading();
    return wire;
  }

  /** Tries to upgrade; the caller looks at the handshake. */
  public static WebSocketWire attempt(
      int port, String from, String path, List<String> protocols, Map<String, String> headers) {
    WebSocketWire wire = new WebSocketWire(port, from);
    try {
      wire.socket.setSoTimeout((int) PATIENCE.toMillis());
      wire.handshake = wire.upgrade(port, path, protocols, headers);
      wire.socket.setSoTimeout(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return wire;
  }

  public Handshake handshake() {
    return handshake;
  }

  private Handshake upgrade(
      int port, String path, List<String> protocols, Map<String, String> headers)
      throws IOException {
    byte[] nonce = new byte[16];
    ThreadLocalRandom.current().nextBytes(nonce);
    String key = Base64.getEncoder().encodeToString(nonce);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Host", "localhost:" + port);
    all.put("Upgrade", "websocket");
    all.put("Connection", "Upgrade");
    all.put("Sec-WebSocket-Version", "13");
    all.put("Sec-WebSocket-Key", key);
    if (!protocols.isEmpty()) {
      all.put("Sec-WebSocket-Protocol", String.join(", ", protocols));
    }
    all.putAll(headers);
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    all.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    sendBytes(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    Handshake answer = readHandshake(socket.getInputStream());
    if (answer.status == 101 && !accept(key).equals(answer.headers.get("sec-websocket-accept"))) {
      throw new AssertionError("wrong Sec-WebSocket-Accept: " + answer);
    }
    return answer;
  }

  private static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Handshake readHandshake(InputStream in) throws IOException {
    String line = readLine(in);
    String[] words = line.split(" ", 3);
    Map<String, String> headers = new LinkedHashMap<>();
    String header = readLine(in);
    while (!header.isEmpty()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
      header = readLine(in);
    }
    return new Handshake(words.length > 1 ? Integer.parseInt(words[1]) : 0, line, headers);
  }

  private static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new EOFException("in the HTTP answer: " + line);
      }
      line.write(next);
      next = in.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  @Override
  public byte[] framed(byte[] payload) {
    return frame(true, TEXT, payload);
  }

  /** Sends one WebSocket frame. */
  public void sendFrame(boolean last, int opcode, byte[] payload) {
    sendBytes(frame(last, opcode, payload));
  }

  private static byte[] frame(boolean last, int opcode, byte[] payload) {
    int header = payload.length < 126 ? 2 : payload.length < 65536 ? 4 : 10;
    ByteBuffer frame = ByteBuffer.allocate(header + 4 + payload.length);
    frame.put((byte) ((last ? 0x80 : 0) | opcode));
    if (header == 2) {
      frame.put((byte) (0x80 | payload.length));
    } else if (header == 4) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    byte[] mask = new byte[4];
    ThreadLocalRandom.current().nextBytes(mask);
    frame.put(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ mask[i % 4]));
    }
    return frame.array();
  }

  @Override
  protected byte @Nullable [] readFrame(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (true) {
      int first = data.read();
      if (first < 0) {
        return null;
      }
      byte[] payload = readPayload(data);
      int opcode = first & 0x0F;
      if ((first & 0x70) != 0) {
        throw new AssertionError("reserved bits in a frame");
      }
      if (opcode == CLOSE) {
        closeCode = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        return answerClose(payload);
      } else if (opcode == PING) {
        pinged.countDown();
        if (answerPings) {
          sendFrame(true, PONG, payload);
        }
      } else if (opcode == PONG) {
        ponged.countDown();
      } else if (opcode == BINARY) {
        throw new AssertionError("the server sent a binary message");
      } else {
        message.write(payload);
        if ((first & 0x80) != 0) {
          return message.toByteArray();
        }
      }
    }
  }

  private byte @Nullable [] answerClose(byte[] payload) {
    try {
      sendFrame(true, CLOSE, Arrays.copyOf(payload, Math.min(2, payload.length)));
    } catch (UncheckedIOException e) {
      return null;
    }
    return null;
  }

  private static byte[] readPayload(DataInputStream data) throws IOException {
    int second = data.readUnsignedByte();
    if ((second & 0x80) != 0) {
      throw new AssertionError("the server masked a frame");
    }
    long length = second;
    if (second == 126) {
      length = data.readUnsignedShort();
    } else if (second == 127) {
      length = data.readLong();
    }
    if (length > 1 << 20) {
      throw new AssertionError("a frame of " + length + " bytes");
    }
    byte[] payload = new byte[(int) length];
    data.readFully(payload);
    return payload;
  }

  /** The code of the close frame that the server sent; -1 when it sent none. */
  public int closeCode() {
    return closeCode;
  }

  /** Whether the server sent a ping within the time. */
  public boolean awaitPing(long seconds) throws InterruptedException {
    return pinged.await(seconds, TimeUnit.SECONDS);
  }

  /** Whether the server answered a ping within the time. */
  public boolean awaitPong(long seconds) throws InterruptedException {
    return ponged.await(seconds, TimeUnit.SECONDS);
  }

  /** Leaves the server's pings unanswered from now on. */
  public void ignorePings() {
    answerPings = false;
  }
}
