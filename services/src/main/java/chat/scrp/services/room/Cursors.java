package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import org.jspecify.annotations.Nullable;

/** Cursors of lists in the order of numbers: where a page goes on, in base 36. */
final class Cursors {
  private static final int BASE = 36;

  private Cursors() {}

  static String write(long last) {
    return Long.toString(last, BASE);
  }

  /**
   * The last number of the page before, or -1 for the first page.
   *
   * @throws ScrpError 354 for what this did not write
   */
  static long read(@Nullable String cursor) {
    if (cursor == null) {
      return -1;
    }
    try {
      long last = Long.parseLong(cursor, BASE);
      if (last >= 0) {
        return last;
      }
    } catch (NumberFormatException e) {
      // Not one of ours.
    }
    throw new ScrpError(ErrorCode.INVALID_QUERY);
  }
}
