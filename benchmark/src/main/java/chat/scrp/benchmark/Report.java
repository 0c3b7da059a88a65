package chat.scrp.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured: named values, in the order in which they are told. */
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SOUND = "sound";

  private final Map<String, Object> values = new LinkedHashMap<>();

  Report put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** A number with three digits that count, or all before the point; nothing where it is none. */
  Report put(String name, double value) {
    return Double.isNaN(value) ? this : put(name, (Object) rounded(value));
  }

  Report put(String name, Report part) {
    return put(name, (Object) part.values);
  }

  /** Takes over all values of another. */
  Report with(Report more) {
    values.putAll(more.values);
    return this;
  }

  /** Tells what must not have happened; a measurement in which it did is none. */
  Report faults(long lost, long doubled, long reordered, long failed) {
    put("lost", (Object) lost).put("doubled", (Object) doubled);
    put("reordered", (Object) reordered).put("failed", (Object) failed);
    put("faults", (Object) (lost + doubled + reordered + failed));
    return put(SOUND, (Object) (lost == 0 && doubled + reordered + failed == 0));
  }

  /** Percentiles of times, in microseconds. */
  static Report of(Latencies latencies) {
    return new Report()
        .put("p50", (Object) latencies.percentile(0.5))
        .put("p90", (Object) latencies.percentile(0.9))
        .put("p99", (Object) latencies.percentile(0.99))
        .put("p999", (Object) latencies.percentile(0.999));
  }

  double number(String name) {
    return values.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** A number within a part. */
  double number(String part, String name) {
    if (values.get(part) instanceof Map<?, ?> map && map.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    return Double.NaN;
  }

  boolean isSound() {
    return !Boolean.FALSE.equals(values.get(SOUND));
  }

  /** The one line. */
  String json() {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same for people: no fraction where none counts, and thousands apart. */
  static String shown(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double rounded = rounded(value);
    return rounded == Math.rint(rounded)
        ? String.format(Locale.ROOT, "%,.0f", rounded)
        : String.valueOf(rounded);
  }

  static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return 0;
    }
    double step = Math.pow(10, Math.min(0, Math.floor(Math.log10(Math.abs(value))) - 2));
    return Math.round(value / step) / (1 / step);
  }
}
