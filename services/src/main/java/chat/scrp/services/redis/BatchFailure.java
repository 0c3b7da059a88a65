package chat.scrp.services.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes apart the failure of a batch. The library reports which commands Redis refused, as lines
 * {@code ERR [3] reason}, and drops the answers of all others.
 */
final class BatchFailure {
  private static final Pattern LINE = Pattern.compile("(?m)^(?:ERR )?\\[(\\d+)] (.*)$");

  private BatchFailure() {}

  /** Index in the batch to what Redis said about that command. */
  static Map<Integer, String> refused(String message) {
    Map<Integer, String> refused = new HashMap<>();
    Matcher line = LINE.matcher(message);
    while (line.find()) {
      refused.put(Integer.valueOf(line.group(1)), line.group(2));
    }
    return refused;
  }
}
