package chat.scrp.systemtests.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs that tests need and do not bring; they come from Debian where they may be installed. */
public final class Tools {
  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private Tools() {}

  /** The path of a program; fails, and says what to install, where there is none. */
  public static synchronized Path require(String program, String debianPackage) {
    return find(program)
        .or(
            () -> {
              install(debianPackage);
              return find(program);
            })
        .orElseThrow(
            () ->
                new AssertionError(
                    program + " is missing (on Debian: apt install " + debianPackage + ")"));
  }

  private static Optional<Path> find(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(SEPARATOR.split(path))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void install(String debianPackage) {
    String get = "apt-get -q -y install --no-install-recommends " + debianPackage;
    String command = get + " || (apt-get -q update && " + get + ")";
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.waitFor();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
