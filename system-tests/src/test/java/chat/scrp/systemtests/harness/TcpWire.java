package chat.scrp.systemtests.harness;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** 4-byte lengths by hand, so that broken ones can be sent too. */
public final class TcpWire extends SocketWire {
  public TcpWire(int port, String from) {
    super(port, from);
    startReading();
  }

  /** The bytes of one frame. */
  public static byte[] frame(byte[] payload) {
    return ByteBuffer.allocate(4 + payload.length).putInt(payload.length).put(payload).array();
  }

  @Override
  public byte[] framed(byte[] payload) {
    return frame(payload);
  }

  @Override
  protected byte @Nullable [] readFrame(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    int first = data.read();
    if (first < 0) {
      return null;
    }
    byte[] rest = data.readNBytes(3);
    if (rest.length < 3) {
      throw new EOFException("in the middle of a length");
    }
    int length = ByteBuffer.wrap(new byte[] {(byte) first, rest[0], rest[1], rest[2]}).getInt();
    if (length < 2 || length > 1 << 20) {
      throw new AssertionError("a frame of length " + length);
    }
    byte[] payload = new byte[length];
    data.readFully(payload);
    return payload;
  }
}
