package chat.scrp.protocol.framing;

import java.util.Arrays;

/** Frames that end with a line feed. JSON that this project writes has no line feed inside. */
public final class Line {
  private Line() {}

  /** Puts a line feed after a frame. */
  public static byte[] encode(byte[] frame) {
    byte[] framed = Arrays.copyOf(frame, frame.length + 1);
    framed[frame.length] = '\n';
    return framed;
  }
}
