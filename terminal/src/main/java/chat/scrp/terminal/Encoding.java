package chat.scrp.terminal;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The characters of the terminal: those of the locale, and UTF-8 where none is set. */
final class Encoding {
  private Encoding() {}

  static Charset charset() {
    boolean unset =
        List.of("LC_ALL", "LC_CTYPE", "LANG").stream()
            .map(System.getenv()::get)
            .allMatch(value -> value == null || value.isEmpty());
    String ofTheLocale = System.getProperty("native.encoding");
    return unset || ofTheLocale == null ? StandardCharsets.UTF_8 : Charset.forName(ofTheLocale);
  }

  static PrintStream stream(PrintStream stream) {
    return new PrintStream(stream, true, charset());
  }
}
