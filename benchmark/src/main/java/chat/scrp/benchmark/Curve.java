package chat.scrp.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one unit of something costs as the whole grows. */
final class Curve {
  private final String title;
  private final String along;
  private final String unit;
  private final List<Point> points = new ArrayList<>();

  /**
   * An empty curve.
   *
   * @param title what is measured
   * @param along what grows
   * @param unit of the cost
   */
  Curve(String title, String along, String unit) {
    this.title = title;
    this.along = along;
    this.unit = unit;
  }

  record Point(double size, double cost) {}

  Curve add(double size, double cost) {
    points.add(new Point(size, cost));
    return this;
  }

  String title() {
    return title;
  }

  String along() {
    return along;
  }

  String unit() {
    return unit;
  }

  List<Point> points() {
    return List.copyOf(points);
  }

  /** How often the cost at the beginning goes into the cost at the end. */
  double growth() {
    return points.get(points.size() - 1).cost() / points.get(0).cost();
  }

  Report report() {
    var report = new Report().put("unit", unit);
    points.forEach(point -> report.put(size(point), point.cost()));
    return report.put("growth", growth());
  }

  /** A line of a table: all points, and the growth. */
  String line() {
    var costs = new ArrayList<String>();
    points.forEach(point -> costs.add(size(point) + ": " + Report.shown(point.cost())));
    return String.format(
        Locale.ROOT, "| %s (%s) | %s | %.2f |", title, unit, String.join(", ", costs), growth());
  }

  private static String size(Point point) {
    return String.format(Locale.ROOT, "%,.0f", point.size());
  }
}
