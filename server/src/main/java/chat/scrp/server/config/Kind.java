package chat.scrp.server.config;

import chat.scrp.gateway.socket.AddressRanges;
import chat.scrp.services.rate.Rate;
import chat.scrp.services.redis.RedisAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What values a setting may have.
 *
 * @param expected completes "expected: ..." for a person who wrote something else
 * @param parser throws IllegalArgumentException for what is no such value
 * @param shown how a value is printed: as it is, unless it holds a secret
 * @param secrecy who may see a value
 */
record Kind<T>(
    String expected, Function<String, T> parser, Function<String, String> shown, Secrecy secrecy) {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}) ?([A-Za-z]*)");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]+");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{16,256}");
  private static final String HIDDEN = "***";
  private static final Pattern COMMA = Pattern.compile(",");

  /** Who may see a value. */
  enum Secrecy {
    OPEN,
    /** A password may be part of it. */
    HOLDS_PASSWORD,
    /** Nobody; it does not go on a command line either. */
    SECRET
  }

  private static <T> Kind<T> of(String expected, Function<String, T> parser) {
    return new Kind<>(expected, parser, Function.identity(), Secrecy.OPEN);
  }

  /** Whether a file may hold the value instead ({@code NAME_FILE}). */
  boolean secret() {
    return secrecy != Secrecy.OPEN;
  }

  static Kind<Integer> integer(int min, int max) {
    return of(min + "-" + max, text -> (int) within(number(text), min, max));
  }

  /** As {@link #integer}, or nothing: "" is unset. */
  static Kind<OptionalInt> optionalInteger(int min, int max) {
    return of(
        min + "-" + max,
        text ->
            text.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) within(number(text), min, max)));
  }

  /**
   * As {@link #integer}, for what is counted in bytes: {@code 65536}, {@code 64KiB}, {@code 1MiB}.
   */
  static Kind<Integer> size(int min, int max) {
    return of(
        min + "-" + max + " bytes, also as 64KiB or 1MiB",
        text -> (int) within(bytes(text), min, max));
  }

  static Kind<Duration> duration(Duration min, Duration max) {
    return of(
        Durations.format(min) + " to " + Durations.format(max) + ", in ms, s, m, h or d",
        text -> {
          Duration value = Durations.parse(text);
          check(value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
          return value;
        });
  }

  /** As {@link #duration}, or nothing: "" is unset. */
  static Kind<Optional<Duration>> optionalDuration(Duration min, Duration max) {
    Kind<Duration> set = duration(min, max);
    return of(
        set.expected(),
        text -> text.isEmpty() ? Optional.empty() : Optional.of(set.parser().apply(text)));
  }

  static Kind<Boolean> onOff() {
    return of(
        "on or off",
        text -> {
          String word = text.toLowerCase(Locale.ROOT);
          check(word.equals("on") || word.equals("off"));
          return word.equals("on");
        });
  }

  static Kind<String> text(int max) {
    return of(
        "at most " + max + " characters",
        text -> {
          check(text.codePointCount(0, text.length()) <= max);
          return text;
        });
  }

  static Kind<String> host() {
    return of(
        "an address or a host name",
        text -> {
          check(HOST.matcher(text).matches());
          return text;
        });
  }

  static Kind<Path> path() {
    return of("a path", Kind::toPath);
  }

  static Kind<Optional<Path>> readableFile() {
    return of(
        "a file that can be read",
        text -> {
          Optional<Path> file = text.isEmpty() ? Optional.empty() : Optional.of(toPath(text));
          file.ifPresent(path -> check(Files.isReadable(path)));
          return file;
        });
  }

  static Kind<List<String>> origins() {
    return of(
        "origins such as https://chat.example.org, separated by commas, or *",
        text -> {
          List<String> all = list(text);
          all.forEach(one -> check(one.equals("*") || isOrigin(one)));
          return all;
        });
  }

  static Kind<AddressRanges> addresses() {
    return of(
        "addresses and ranges such as 10.0.0.0/8, separated by commas",
        text -> AddressRanges.of(list(text)));
  }

  /** Such as {@code 300/5m}. */
  static Kind<Rate> rate() {
    return of(
        "how often in what time, such as 300/5m",
        text -> {
          int slash = text.indexOf('/');
          check(slash > 0);
          Duration period = Durations.parse(text.substring(slash + 1));
          check(period.compareTo(Duration.ofMillis(1)) >= 0);
          check(period.compareTo(Duration.ofDays(365)) <= 0);
          return new Rate((int) within(number(text.substring(0, slash)), 1, 1_000_000), period);
        });
  }

  static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toList();
    return of(
        String.join(", ", names),
        text -> Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT)));
  }

  static Kind<Optional<String>> redisUri() {
    return new Kind<>(
        "redis://[user:password@]host:port[/db], redis+cluster://host:port,host:port or"
            + " redis+sentinel://host:port,host:port/NAME, with rediss for TLS",
        text -> {
          if (!text.isEmpty()) {
            RedisAddress.parse(text);
          }
          return Optional.of(text).filter(uri -> !uri.isEmpty());
        },
        Kind::withoutPassword,
        Secrecy.HOLDS_PASSWORD);
  }

  /** What is no URI at all may be a password alone. */
  private static String withoutPassword(String text) {
    return text.isEmpty() || text.contains("://") ? RedisAddress.withoutCredentials(text) : HIDDEN;
  }

  /** Something to show at a door, or nothing: "" is unset. */
  static Kind<Optional<String>> token() {
    return new Kind<>(
        "16-256 ASCII characters without spaces",
        text -> {
          check(text.isEmpty() || TOKEN.matcher(text).matches());
          return Optional.of(text).filter(token -> !token.isEmpty());
        },
        text -> text.isEmpty() ? "" : HIDDEN,
        Secrecy.SECRET);
  }

  private static List<String> list(String text) {
    return COMMA.splitAsStream(text).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static boolean isOrigin(String text) {
    URI uri = URI.create(text);
    String origin = uri.getScheme() + "://" + uri.getRawAuthority();
    return uri.getScheme() != null && uri.getHost() != null && origin.equals(text);
  }

  private static Path toPath(String text) {
    check(!text.isBlank());
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static long number(String text) {
    return Long.parseLong(text.strip());
  }

  private static long bytes(String text) {
    Matcher amount = AMOUNT.matcher(text.strip());
    check(amount.matches());
    return Math.multiplyExact(
        Long.parseLong(amount.group(1)), byteUnit(amount.group(2).toLowerCase(Locale.ROOT)));
  }

  private static long byteUnit(String unit) {
    return switch (unit) {
      case "", "b" -> 1;
      case "k", "kib" -> 1 << 10;
      case "m", "mib" -> 1 << 20;
      case "g", "gib" -> 1 << 30;
      default -> throw new IllegalArgumentException(unit);
    };
  }

  private static long within(long value, long min, long max) {
    check(value >= min && value <= max);
    return value;
  }

  private static void check(boolean right) {
    if (!right) {
      throw new IllegalArgumentException();
    }
  }
}
