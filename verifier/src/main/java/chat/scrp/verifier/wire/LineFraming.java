package chat.scrp.verifier.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** One JSON object per line. */
final class LineFraming implements Framing {
  @Override
  public byte[] greeting() {
    return new byte[0];
  }

  @Override
  public byte[] encode(byte[] json) {
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  @Override
  public void decode(ByteBuffer read, Consumer<String> messages, Consumer<byte[]> replies) {
    for (int i = read.position(); i < read.limit(); i++) {
      if (read.get(i) == '\n') {
        byte[] line = new byte[i - read.position()];
        read.get(line).get();
        String json = new String(line, StandardCharsets.UTF_8).strip();
        if (!json.isEmpty()) {
          messages.accept(json);
        }
      }
    }
  }
}
