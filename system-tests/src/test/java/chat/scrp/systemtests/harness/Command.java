package chat.scrp.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of the runnable jar that ends by itself, such as {@code admin users}.
 *
 * @param status what it ended with
 * @param out what it printed
 * @param errors what it printed to standard error
 */
public record Command(int status, String out, String errors) {
  private static final long PATIENCE_SECONDS = 90;

  /** Runs it with nothing to read. */
  public static Command run(Map<String, String> environment, String... words) {
    return run("", environment, words);
  }

  /**
   * Runs it.
   *
   * @param input what it can read
   */
  public static Command run(String input, Map<String, String> environment, String... words) {
    String jar = System.getProperty("server.jar", "../server/target/scrp-server.jar");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
    line.add(Path.of(jar).toAbsolutePath().normalize().toString());
    line.addAll(List.of(words));
    try {
      Path place = Files.createTempDirectory("scrp-command");
      Path out = place.resolve("out");
      Path errors = place.resolve("errors");
      ProcessBuilder builder = new ProcessBuilder(line);
      builder.environment().keySet().removeIf(name -> name.startsWith("SCRP_"));
      builder.environment().putAll(environment);
      builder.directory(place.toFile());
      builder.redirectOutput(out.toFile()).redirectError(errors.toFile());
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + List.of(words));
      }
      Command done =
          new Command(process.exitValue(), Files.readString(out), Files.readString(errors));
      Files.delete(out);
      Files.delete(errors);
      Files.delete(place);
      return done;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
