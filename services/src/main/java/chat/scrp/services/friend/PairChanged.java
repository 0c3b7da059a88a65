package chat.scrp.services.friend;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** A pair is not as it was looked at any more: look again. */
final class PairChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LOOKS = 5;

  PairChanged() {
    super("the pair has changed meanwhile", null, false, false);
  }

  /** Does something that begins with a look, again when the pair changed in between. */
  static <T> Future<T> untilStable(Supplier<Future<T>> action) {
    return attempt(action, MOST_LOOKS);
  }

  private static <T> Future<T> attempt(Supplier<Future<T>> action, int looks) {
    return action
        .get()
        .recover(
            failure ->
                failure instanceof PairChanged && looks > 1
                    ? attempt(action, looks - 1)
                    : Future.failedFuture(failure));
  }
}
