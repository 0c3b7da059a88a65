package chat.scrp.services.message;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import org.jspecify.annotations.Nullable;

/**
 * Where an export goes on.
 *
 * @param within what the section's last page said, null at its start
 */
record ExportPlace(int section, @Nullable String within) {
  private static final char BETWEEN = '.';

  ExportPlace nextSection() {
    return new ExportPlace(section + 1, null);
  }

  String cursor() {
    return within == null ? String.valueOf(section) : section + String.valueOf(BETWEEN) + within;
  }

  /**
   * Reads what {@link #cursor()} wrote; the sections read what is within them.
   *
   * @throws ScrpError 354 for anything else
   */
  static ExportPlace read(@Nullable String cursor, int sections) {
    if (cursor == null) {
      return new ExportPlace(0, null);
    }
    int between = cursor.indexOf(BETWEEN);
    String section = between < 0 ? cursor : cursor.substring(0, between);
    if (!section.matches("[0-9]") || Integer.parseInt(section) >= sections) {
      throw new ScrpError(ErrorCode.INVALID_QUERY);
    }
    return new ExportPlace(
        Integer.parseInt(section), between < 0 ? null : cursor.substring(between + 1));
  }
}
