package chat.scrp.services.log;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.ServerFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The publish of a new message, which is what there is most of: one line ({@code
 * include/message.lua} writes it), and behind it the end of the push as it goes out. So a replica
 * neither decodes nor encodes it.
 */
public final class LiveMessage {
  private static final char LINE_FEED = '\n';
  private static final int WORDS = 9;

  /** What follows the sequence number in the push. */
  private record Body(
      @Nullable String roomId, String senderId, @Nullable String receiverId, String text) {}

  /** A push that is the same for all, and written already. */
  private static final class Written implements LivePush {
    private final byte[] bytes;
    private final long storedMillis;

    Written(byte[] bytes, long storedMillis) {
      this.bytes = bytes;
      this.storedMillis = storedMillis;
    }

    @Override
    public long storedMillis() {
      return storedMillis;
    }

    @Override
    public boolean same() {
      return true;
    }

    @Override
    public byte[] written() {
      return bytes;
    }

    @Override
    public @Nullable ScrpPush forViewer(long user) {
      return ((ServerFrame.Push) Codec.decodeServerFrame(bytes)).push();
    }
  }

  private LiveMessage() {}

  /** What the script puts at the end of the line. */
  public static String origin(Entry entry) {
    return entry.origin() + ' ' + entry.pushId() + ' ' + entry.number();
  }

  /** What the script puts behind the line, of a message in a room. */
  public static byte[] inRoom(String roomId, String senderId, String text) {
    return Codec.encode(new Body(roomId, senderId, null, text));
  }

  /** What the script puts behind the line, of a private message. */
  public static byte[] between(String senderId, String receiverId, String text) {
    return Codec.encode(new Body(null, senderId, receiverId, text));
  }

  static boolean isOne(byte[] payload) {
    return payload.length > 0 && payload[0] == 'm';
  }

  /** Reads it; null where another version wrote it. */
  static Published.@Nullable Live parse(byte[] payload) {
    int line = 0;
    while (line < payload.length && payload[line] != LINE_FEED) {
      line++;
    }
    String[] words = new String(payload, 0, line, StandardCharsets.ISO_8859_1).split(" ", -1);
    if (words.length != WORDS || line == payload.length) {
      return null;
    }
    return live(words, Arrays.copyOfRange(payload, line + 1, payload.length));
  }

  private static Published.Live live(String[] words, byte[] body) {
    ConversationKey conversation = ConversationKey.parse(words[1]);
    long position = Position.parse(words[3]);
    long time = Long.parseLong(words[4]);
    long pushId = Long.parseLong(words[6]);
    byte[] push =
        Codec.encodeMessage(
            pushId,
            time,
            conversation.kind() == ConversationKey.Kind.ROOM
                ? PushMethod.NEW_ROOM_MESSAGE
                : PushMethod.NEW_PRIVATE_MESSAGE,
            Long.parseLong(words[7]),
            Position.seq(position),
            body);
    return new Published.Live(
        conversation,
        Position.parse(words[2]),
        position,
        words[5],
        pushId,
        time,
        new Written(push, time * 1000 + Integer.parseInt(words[8])),
        false,
        false,
        0,
        0,
        null);
  }
}
