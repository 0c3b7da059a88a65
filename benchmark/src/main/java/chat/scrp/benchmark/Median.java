package chat.scrp.benchmark;

import java.util.ArrayList;
import java.util.List;

/** The middle one of several measurements. */
final class Median {
  private Median() {}

  /** One figure of a report. */
  interface Figure {
    double of(Report report);
  }

  static double of(List<Report> reports, Figure figure) {
    return middle(reports.stream().map(figure::of).toList());
  }

  /** The middle ratio of those that were measured one after the other. */
  static double ofPairs(List<Report> ones, List<Report> others, Figure figure) {
    return middle(ratios(ones, others, figure));
  }

  /** The ratio of each pair. */
  static List<Double> ratios(List<Report> ones, List<Report> others, Figure figure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ones.size(); i++) {
      ratios.add(Report.rounded(figure.of(ones.get(i)) / figure.of(others.get(i))));
    }
    return ratios;
  }

  /** The middle value; of an even number the mean of the two in the middle. */
  static double middle(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
