package chat.scrp.services.rate;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rate of each class of cost.
 *
 * @param rates a class that is missing has no limit
 */
public record RateConfig(Map<CostClass, Rate> rates) {
  public RateConfig {
    rates = Map.copyOf(rates);
  }

  /** Everything may be done at any rate. */
  public static RateConfig off() {
    return new RateConfig(Map.of());
  }

  /** What a person, or a busy program of one, does not reach. */
  public static RateConfig defaults() {
    Map<CostClass, Rate> rates = new EnumMap<>(CostClass.class);
    rates.put(CostClass.LOG_INS, new Rate(300, Duration.ofMinutes(5)));
    rates.put(CostClass.SIGN_UPS, new Rate(100, Duration.ofHours(1)));
    rates.put(CostClass.SEARCHES, new Rate(300, Duration.ofMinutes(1)));
    rates.put(CostClass.SENDS, new Rate(2000, Duration.ofSeconds(10)));
    rates.put(CostClass.ASKS, new Rate(1000, Duration.ofHours(1)));
    rates.put(CostClass.ROOMS, new Rate(1000, Duration.ofDays(1)));
    rates.put(CostClass.PROFILES, new Rate(60, Duration.ofMinutes(10)));
    return new RateConfig(rates);
  }

  @Nullable Rate of(CostClass cost) {
    return rates.get(cost);
  }
}
