package chat.scrp.services.log;

import chat.scrp.protocol.ScrpPush;
import org.jspecify.annotations.Nullable;

/** The push of a live entry; what is the same for all is built once. */
final class EntryPush implements LivePush {
  private final Occurrence what;
  private final long storedMillis;
  private final boolean same;
  private final @Nullable ScrpPush shared;

  EntryPush(Occurrence what, long storedMillis) {
    this.what = what;
    this.storedMillis = storedMillis;
    this.same = EntryAudience.same(what);
    this.shared = same ? EntryPushes.push(what, 0) : null;
  }

  @Override
  public long storedMillis() {
    return storedMillis;
  }

  @Override
  public boolean same() {
    return same;
  }

  @Override
  public @Nullable ScrpPush forViewer(long user) {
    return same ? shared : EntryPushes.push(what, user);
  }
}
