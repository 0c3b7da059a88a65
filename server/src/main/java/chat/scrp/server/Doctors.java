package chat.scrp.server;

import chat.scrp.server.config.Configuration;
import chat.scrp.server.doctor.Doctor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/** Prints what the doctor says, in the letters that the terminal has. */
final class Doctors {
  private Doctors() {}

  static int visit(List<String> arguments, Map<String, String> environment) {
    // What does not answer is in the report.
    LogManager.getLogManager().reset();
    boolean unicode = showsUnicode(environment);
    Doctor.Result result =
        Doctor.run(
            arguments,
            flags -> Configuration.load(flags, environment, Version.NUMBER),
            () -> Loops.start(1),
            unicode);
    result.warnings().forEach(System.err::println);
    Charset letters = unicode ? StandardCharsets.UTF_8 : Charset.defaultCharset();
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, letters);
    out.print(result.text());
    out.flush();
    return result.status();
  }

  /** As the system says what its terminals understand; the first that is set counts. */
  private static boolean showsUnicode(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"))
        .orElse(false);
  }
}
