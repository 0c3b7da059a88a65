package chat.scrp.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.Main;

/** Runs the JMH benchmarks of {@code micro}. */
final class Micro {
  /** What the launcher adds for those that start a server. */
  private static final Set<String> NOT_FOR_JMH = Set.of("--jar", "--jvm");

  private Micro() {}

  static int run(List<String> arguments) throws IOException {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (NOT_FOR_JMH.contains(arguments.get(i))) {
        i++;
      } else {
        own.add(arguments.get(i));
      }
    }
    Main.main(own.toArray(String[]::new));
    return 0;
  }
}
