package chat.scrp.verifier.check;

import java.util.List;

/** A page of the log has no hole, neither inside nor where it begins and ends. */
final class PageRule implements Rule {
  @Override
  public void check(Facts facts) {
    facts.pages.forEach(page -> check(facts, page));
  }

  private static void check(Facts facts, Page page) {
    List<Page.Line> lines = page.messages();
    for (int i = 1; i < lines.size(); i++) {
      long before = lines.get(i - 1).seq();
      long seq = lines.get(i).seq();
      if (seq <= before) {
        report(facts, Fault.REORDERED, page, "seq " + seq + " behind " + before);
      } else if (seq != before + 1) {
        report(facts, Fault.HOLE, page, "seq " + (before + 1) + " left out");
      }
    }
    ends(facts, page, lines);
  }

  private static void ends(Facts facts, Page page, List<Page.Line> lines) {
    long from = Math.max(page.afterSeq() + 1, page.firstSeq());
    long first = lines.isEmpty() ? page.lastSeq() + 1 : lines.get(0).seq();
    long last = lines.isEmpty() ? page.lastSeq() : lines.get(lines.size() - 1).seq();
    if (page.afterSeq() >= 0 && first > from) {
      report(facts, Fault.HOLE, page, "begins with seq " + first + ", expected " + from);
    }
    boolean toTheHead = page.afterSeq() < 0 || !page.more();
    if (toTheHead && last < page.lastSeq()) {
      report(facts, Fault.HOLE, page, "ends at seq " + last + ", the head is " + page.lastSeq());
    }
  }

  private static void report(Facts facts, Fault fault, Page page, String what) {
    String bound = page.afterSeq() < 0 ? "newest" : "after " + page.afterSeq();
    facts.report(
        fault,
        "page ("
            + bound
            + ") of "
            + page.conversation()
            + " read by "
            + page.user()
            + " at "
            + page.at()
            + ": "
            + what);
  }
}
