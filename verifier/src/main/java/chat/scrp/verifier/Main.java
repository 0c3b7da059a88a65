package chat.scrp.verifier;

import chat.scrp.verifier.check.Checker;
import chat.scrp.verifier.check.Verdict;
import chat.scrp.verifier.cluster.StartException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The command {@code verify}. */
public final class Main {
  private static final int KEPT = 0;
  private static final int BROKEN = 1;
  private static final int NOT_RUN = 2;

  private Main() {}

  /** Runs it and exits with its status. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out));
  }

  /** Runs it and returns its status. */
  public static int run(List<String> arguments, PrintStream out) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(OptionsParser.HELP);
      return KEPT;
    }
    try {
      Options options = OptionsParser.parse(arguments);
      Verdict verdict =
          options.check() == null ? new Run(options, out).go() : Checker.check(options.check());
      print(verdict, out);
      return verdict.isKept() ? KEPT : BROKEN;
    } catch (UsageException | StartException e) {
      out.println("scrp verify: " + e.getMessage());
      return NOT_RUN;
    } catch (IOException e) {
      out.println("scrp verify: " + e);
      return NOT_RUN;
    }
  }

  private static void print(Verdict verdict, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%nacknowledged %,d messages (%,d undecided) · %,d requests · %,d pushes · %,d connections"
            + " · %d disturbances · %d quiet windows%n%n",
        verdict.acknowledged(),
        verdict.indeterminate(),
        verdict.requests(),
        verdict.pushes(),
        verdict.connections(),
        verdict.disturbances(),
        verdict.quietWindows());
    out.print(verdict.table());
    out.println(verdict.isKept() ? "PASSED: all promises were kept" : "FAILED");
  }
}
