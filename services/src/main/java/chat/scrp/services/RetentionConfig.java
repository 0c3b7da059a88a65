package chat.scrp.services;

import java.time.Duration;

/**
 * What is kept for how long.
 *
 * @param messages newest messages of a conversation that are kept; 0: all
 * @param age after which messages go; 0: never
 * @param sweep how often conversations are looked through for what is too many or too old
 * @param formerId how long those who are away can be told who was deleted
 */
public record RetentionConfig(long messages, Duration age, Duration sweep, Duration formerId) {

  /** Every message, for ever. */
  public static RetentionConfig defaults() {
    return new RetentionConfig(0, Duration.ZERO, Duration.ofMinutes(10), Duration.ofDays(30));
  }

  /** These, but for messages. */
  public RetentionConfig withMessages(long most, Duration oldest) {
    return new RetentionConfig(most, oldest, sweep, formerId);
  }

  /** Whether messages are dropped at all. */
  public boolean drops() {
    return messages > 0 || !age.isZero();
  }
}
