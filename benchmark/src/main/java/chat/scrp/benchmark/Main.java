package chat.scrp.benchmark;

import chat.scrp.verifier.cluster.StartException;
import java.io.IOException;
import java.util.List;

/** The command {@code bench}. */
public final class Main {
  private Main() {}

  /** Measures; the last line printed is the result. */
  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> arguments) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      System.out.print(BenchOptions.HELP);
      return 0;
    }
    try {
      if (!arguments.isEmpty() && arguments.get(0).equals("micro")) {
        return Micro.run(arguments.subList(1, arguments.size()));
      }
      BenchOptions options = BenchOptions.parse(arguments);
      Report report = Measurement.named(options.command()).run(options, new Progress(System.out));
      System.out.println(report.json());
      return report.isSound() ? 0 : 1;
    } catch (UsageException | StartException e) {
      System.out.println("scrp bench: " + e.getMessage());
      return 2;
    } catch (IOException e) {
      System.out.println("scrp bench: " + e);
      return 2;
    }
  }
}
