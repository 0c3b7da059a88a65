package chat.scrp.services;

import java.time.Duration;

/**
 * What is kept for how long.
 *
 * @param formerId how long those who are away can be told who was deleted
 */
public record RetentionConfig(Duration formerId) {

  public static RetentionConfig defaults() {
    return new RetentionConfig(Duration.ofDays(30));
  }
}
