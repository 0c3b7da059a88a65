package chat.scrp.benchmark;

import java.util.List;
import java.util.Locale;

/** Curves side by side as a picture that reads on light and on dark pages. */
final class Plot {
  private static final int WIDTH = 340;
  private static final int HEIGHT = 240;
  private static final int COLUMNS = 2;
  private static final int LEFT = 52;
  private static final int RIGHT = 24;
  private static final int TOP = 44;
  private static final int BOTTOM = 44;
  private static final double HEADROOM = 1.25;

  private final List<Curve> curves;
  private final StringBuilder svg = new StringBuilder();

  Plot(List<Curve> curves) {
    this.curves = List.copyOf(curves);
  }

  String svg() {
    int rows = (curves.size() + COLUMNS - 1) / COLUMNS;
    add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img"
            aria-label="What one unit costs as the whole grows">
        <style>
        svg { font: 12px system-ui, sans-serif; color-scheme: light dark; }
        .ground { fill: #ffffff; } text { fill: #1f2328; } .quiet { fill: #59636e; }
        .axis { stroke: #8c959f; } .limit { stroke: #8c959f; stroke-dasharray: 4 4; }
        .line { stroke: #0969da; stroke-width: 2; fill: none; } .dot { fill: #0969da; }
        @media (prefers-color-scheme: dark) {
        .ground { fill: #0d1117; } text { fill: #e6edf3; } .quiet { fill: #9198a1; }
        .axis, .limit { stroke: #6e7681; } .line { stroke: #58a6ff; } .dot { fill: #58a6ff; } }
        </style>
        <rect class="ground" width="100%%" height="100%%"/>
        """,
        COLUMNS * WIDTH, rows * HEIGHT);
    for (int i = 0; i < curves.size(); i++) {
      add("<g transform=\"translate(%d %d)\">\n", i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT);
      panel(curves.get(i));
      add("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private void panel(Curve curve) {
    double most = curve.points().stream().mapToDouble(Curve.Point::cost).max().orElse(1) * HEADROOM;
    double first = curve.points().get(0).cost() * 1.5;
    double top = Math.max(most, first * 1.05);
    add("<text x=\"%d\" y=\"18\" font-weight=\"600\">%s</text>\n", LEFT - 34, curve.title());
    add(
        "<text class=\"quiet\" x=\"%d\" y=\"34\">%s, grows %.2f times</text>\n",
        LEFT - 34, curve.unit(), curve.growth());
    line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
    line("limit", LEFT, y(first, top), WIDTH - RIGHT, y(first, top));
    text("end", LEFT - 6, y(first, top) + 4, "1.5x");
    text("end", LEFT - 6, y(0, top) + 4, "0");
    var path = new StringBuilder();
    for (Curve.Point point : curve.points()) {
      path.append(path.isEmpty() ? "M" : "L").append(at(x(curve, point), y(point.cost(), top)));
    }
    add("<path class=\"line\" d=\"%s\"/>\n", path);
    curve.points().forEach(point -> dot(curve, point, top));
    text("middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, curve.along());
  }

  private void dot(Curve curve, Curve.Point point, double top) {
    double x = x(curve, point);
    double y = y(point.cost(), top);
    add("<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", x, y);
    text("middle", x, y - 9, Report.shown(point.cost()));
    text("middle", x, HEIGHT - BOTTOM + 16, String.format(Locale.ROOT, "%,.0f", point.size()));
  }

  private void line(String kind, double fromX, double fromY, double toX, double toY) {
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
        kind, fromX, fromY, toX, toY);
  }

  private void text(String anchor, double x, double y, String text) {
    add(
        "<text class=\"quiet\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
        anchor, x, y, text);
  }

  /** By the logarithm, because sizes go up tenfold. */
  private static double x(Curve curve, Curve.Point point) {
    List<Curve.Point> points = curve.points();
    double first = Math.log(points.get(0).size());
    double last = Math.log(points.get(points.size() - 1).size());
    double part = last == first ? 0 : (Math.log(point.size()) - first) / (last - first);
    return LEFT + 16 + part * (WIDTH - RIGHT - LEFT - 32);
  }

  private static double y(double cost, double top) {
    return HEIGHT - BOTTOM - cost / top * (HEIGHT - BOTTOM - TOP);
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f ", x, y);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
