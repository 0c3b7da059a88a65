package chat.scrp.server.doctor;

/**
 * One thing that was looked at.
 *
 * @param item what it is
 * @param mark how it is
 * @param seen what was found
 * @param advice what to do about it; "" where nothing
 */
record Finding(String item, Mark mark, String seen, String advice) {

  /** How something is. */
  enum Mark {
    GOOD,
    BAD,
    /** It does not apply here, or cannot be seen from here. */
    NONE
  }

  static Finding good(String item, String seen) {
    return new Finding(item, Mark.GOOD, seen, "");
  }

  static Finding bad(String item, String seen, String advice) {
    return new Finding(item, Mark.BAD, seen, advice);
  }

  static Finding none(String item, String why) {
    return new Finding(item, Mark.NONE, why, "");
  }

  /** Good or bad by a condition. */
  static Finding of(String item, boolean good, String seen, String advice) {
    return good ? good(item, seen) : bad(item, seen, advice);
  }
}
