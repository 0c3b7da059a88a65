package chat.scrp.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/** What a person sees while something is measured. */
record Progress(PrintStream out) {
  void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
