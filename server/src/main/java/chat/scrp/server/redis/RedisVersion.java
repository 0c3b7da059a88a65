package chat.scrp.server.redis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a redis-server; the patch level does not matter to us. */
record RedisVersion(int major, int minor) implements Comparable<RedisVersion> {
  /** The oldest whose commands our scripts use. */
  static final RedisVersion OLDEST_USABLE = new RedisVersion(6, 2);

  private static final Pattern NUMBERS = Pattern.compile("(?:^|v=)(\\d+)\\.(\\d+)");

  /**
   * @param text what {@code redis-server --version} prints, or {@code MAJOR.MINOR}
   */
  static Optional<RedisVersion> parse(String text) {
    Matcher found = NUMBERS.matcher(text.strip());
    return found.find()
        ? Optional.of(
            new RedisVersion(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
        : Optional.empty();
  }

  boolean isUsable() {
    return compareTo(OLDEST_USABLE) >= 0;
  }

  @Override
  public int compareTo(RedisVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
