package chat.scrp.server.redis;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs of this system, as the PATH finds them. */
final class SearchPath {
  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private SearchPath() {}

  /** Every executable of this name, first found first. */
  static Stream<Path> find(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return SEPARATOR
        .splitAsStream(path)
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry, program))
        .filter(Files::isExecutable);
  }
}
