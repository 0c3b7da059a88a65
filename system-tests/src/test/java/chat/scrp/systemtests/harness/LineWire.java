package chat.scrp.systemtests.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines by hand, as netcat speaks them, so that half ones can be sent too. */
public final class LineWire extends SocketWire {
  public LineWire(int port, String from) {
    super(port, from);
    startReading();
  }

  @Override
  public byte[] framed(byte[] payload) {
    byte[] line = Arrays.copyOf(payload, payload.length + 1);
    line[payload.length] = '\n';
    return line;
  }

  @Override
  protected byte @Nullable [] readFrame(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    if (next < 0) {
      return line.size() == 0 ? null : line.toByteArray();
    }
    byte[] bytes = line.toByteArray();
    boolean crLf = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return crLf ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }
}
