package chat.scrp.gateway.push;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.services.log.LivePush;
import org.jspecify.annotations.Nullable;

/** A published push and its bytes: encoded once where all receivers get the same. */
final class EncodedPush {
  private final @Nullable Long pushId;
  private final long time;
  private final LivePush push;
  private final boolean same;
  private final byte @Nullable [] bytes;
  private final boolean message;

  EncodedPush(@Nullable Long pushId, long time, LivePush push) {
    this.pushId = pushId;
    this.time = time;
    this.push = push;
    this.same = push.same();
    byte[] written = push.written();
    ScrpPush forAll = same && written == null ? push.forViewer(0) : null;
    this.bytes = forAll == null ? written : Codec.encodePush(pushId, time, forAll);
    this.message = written != null || (forAll != null && isMessage(forAll));
  }

  /** Whether it carries a new message. */
  static boolean isMessage(ScrpPush push) {
    return push.pushMethod() == PushMethod.NEW_ROOM_MESSAGE
        || push.pushMethod() == PushMethod.NEW_PRIVATE_MESSAGE;
  }

  /** When it was stored, ms; 0 where that is not known. */
  long storedMillis() {
    return push.storedMillis();
  }

  boolean message() {
    return message;
  }

  /** The bytes for one user; null when it gets none. */
  byte @Nullable [] forUser(long user) {
    if (same) {
      return bytes;
    }
    ScrpPush own = push.forViewer(user);
    return own == null ? null : Codec.encodePush(pushId, time, own);
  }
}
