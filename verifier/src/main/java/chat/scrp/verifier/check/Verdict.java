package chat.scrp.verifier.check;

import java.util.List;
import java.util.Locale;

/**
 * What the checker found.
 *
 * @param acknowledged how many messages were acknowledged
 * @param indeterminate how many sends never got an answer that decides
 * @param requests how many requests were sent
 * @param pushes how many pushes came
 * @param connections how many connections there were
 * @param disturbances how often something was disturbed
 * @param quietWindows in how many windows nothing was
 * @param findings the broken promises, empty when all were kept
 */
public record Verdict(
    long acknowledged,
    long indeterminate,
    long requests,
    long pushes,
    long connections,
    long disturbances,
    long quietWindows,
    List<Finding> findings) {
  private static final int EVIDENCE_LINES = 10;

  /** Takes a copy of the list. */
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Whether every promise was kept. */
  public boolean isKept() {
    return findings.isEmpty();
  }

  /** A table for people: a row for each kind of fault, then the evidence. */
  public String table() {
    var table = new StringBuilder();
    for (Fault fault : Fault.values()) {
      long count = findings.stream().filter(finding -> finding.fault() == fault).count();
      table.append(
          String.format(Locale.ROOT, "  %-40s %10s%n", fault.title(), count == 0 ? "none" : count));
    }
    for (Fault fault : Fault.values()) {
      List<Finding> of = findings.stream().filter(finding -> finding.fault() == fault).toList();
      of.stream().limit(EVIDENCE_LINES).forEach(finding -> evidence(table, finding));
      if (of.size() > EVIDENCE_LINES) {
        table.append(
            String.format(Locale.ROOT, "%s: %d more%n", fault.title(), of.size() - EVIDENCE_LINES));
      }
    }
    return table.toString();
  }

  private static void evidence(StringBuilder table, Finding finding) {
    table.append(finding.fault().title()).append(": ").append(finding.evidence()).append('\n');
  }
}
