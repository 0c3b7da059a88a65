package chat.scrp.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A TCP client that does exactly what it is told. */
final class Peer implements AutoCloseable {
  private final Socket socket;
  private final DataInputStream in;

  Peer(int port) throws IOException {
    this(port, 0);
  }

  Peer(int port, int receiveBuffer) throws IOException {
    socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    socket.setSoTimeout(20_000);
    in = new DataInputStream(socket.getInputStream());
  }

  void send(String json) throws IOException {
    sendRaw(framed(json.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] framed(byte[] json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        new byte[] {
          (byte) (json.length >>> 24),
          (byte) (json.length >>> 16),
          (byte) (json.length >>> 8),
          (byte) json.length
        });
    out.writeBytes(json);
    return out.toByteArray();
  }

  void sendRaw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** The next frame, without its length. */
  String receive() throws IOException {
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    return new String(json, StandardCharsets.UTF_8);
  }

  String receiveLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("end after " + line);
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Whether the server ends the connection, without another byte. */
  boolean isEnded() throws IOException {
    return in.read() < 0;
  }

  /** Reads until the server ends the connection. */
  String readToTheEnd() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
