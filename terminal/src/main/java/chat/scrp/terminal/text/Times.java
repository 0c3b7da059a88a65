package chat.scrp.terminal.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in the zone of this machine. */
public final class Times {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

  private Times() {}

  /** Hours and minutes. */
  public static String time(long seconds) {
    return TIME.format(at(seconds));
  }

  /** The day, and hours and minutes. */
  public static String dayAndTime(long seconds) {
    return DAY_AND_TIME.format(at(seconds));
  }

  /** The day, in words. */
  public static String day(long seconds) {
    return DAY.format(at(seconds));
  }

  /** The day, to compare. */
  public static LocalDate date(long seconds) {
    return at(seconds).toLocalDate();
  }

  /** How long ago, roughly. */
  public static String ago(long seconds) {
    Duration past = Duration.between(Instant.ofEpochSecond(seconds), Instant.now());
    if (past.toMinutes() < 1) {
      return "just now";
    }
    if (past.toHours() < 1) {
      return past.toMinutes() + " min ago";
    }
    return past.toDays() < 1 ? past.toHours() + " h ago" : dayAndTime(seconds);
  }

  private static ZonedDateTime at(long seconds) {
    return Instant.ofEpochSecond(seconds).atZone(ZoneId.systemDefault());
  }
}
