package chat.scrp.verifier.check;

/**
 * A time in which nothing was disturbed.
 *
 * @param from its beginning, in microseconds
 * @param to its end
 */
record Window(long from, long to) {
  static final long SECOND = 1_000_000;
}
