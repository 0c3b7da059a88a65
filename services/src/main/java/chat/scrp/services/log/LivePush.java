package chat.scrp.services.log;

import chat.scrp.protocol.ScrpPush;
import org.jspecify.annotations.Nullable;

/** A push as each viewer sees it. Most are the same for all; null where a viewer gets none. */
public interface LivePush {

  /** True when {@link #forViewer} answers the same for everybody, so that it is encoded once. */
  boolean same();

  /** When it was stored, ms by the clock of Redis; 0 where that is not known. */
  default long storedMillis() {
    return 0;
  }

  @Nullable ScrpPush forViewer(long user);

  /** The bytes of a message's push, where it was published as it goes out; else null. */
  default byte @Nullable [] written() {
    return null;
  }
}
