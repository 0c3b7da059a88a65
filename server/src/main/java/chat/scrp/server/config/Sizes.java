package chat.scrp.server.config;

/** Numbers of bytes as people write them. */
final class Sizes {
  private Sizes() {}

  /** In the largest unit that fits: {@code 256KiB}, {@code 1MiB}, {@code 100}. */
  static String format(int bytes) {
    if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MiB";
    }
    if (bytes >= 1 << 10 && bytes % (1 << 10) == 0) {
      return (bytes >> 10) + "KiB";
    }
    return String.valueOf(bytes);
  }
}
