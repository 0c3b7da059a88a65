package chat.scrp.verifier.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a server process is started.
 *
 * @param jar the server's jar
 * @param patch a folder or jar whose classes and scripts replace the server's own; null for none
 * @param jvm options of its JVM
 * @param environment what the process gets besides our own environment
 */
public record ServerCommand(
    Path jar, @Nullable Path patch, List<String> jvm, Map<String, String> environment) {
  /** Quick to start and small: for runs in which processes die all the time. */
  public static final List<String> SHORT_LIVED =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  private static final String MAIN_CLASS = "chat.scrp.server.Main";

  /** Takes copies. */
  public ServerCommand {
    jvm = List.copyOf(jvm);
    environment = Map.copyOf(environment);
  }

  /** A server on free ports and a given Redis, its password hashes cheap and its limits off. */
  public static ServerCommand on(Path jar, @Nullable Path patch, List<String> jvm, String redis) {
    return new ServerCommand(
        jar,
        patch,
        jvm,
        Map.of(
            "SCRP_TCP_PORT", "0",
            "SCRP_HTTP_PORT", "0",
            "SCRP_MANAGEMENT_PORT", "0",
            "SCRP_HOST", "127.0.0.1",
            "SCRP_REDIS_URI", redis,
            "SCRP_ARGON2_MEMORY_KIB", "64",
            "SCRP_ARGON2_ITERATIONS", "1",
            "SCRP_RATE_LIMITS", "off"));
  }

  /** The same with more in its environment. */
  public ServerCommand with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new ServerCommand(jar, patch, jvm, all);
  }

  /** The process, not yet started. */
  public ProcessBuilder builder() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(jvm);
    if (patch == null) {
      line.addAll(List.of("-jar", jar.toString()));
    } else {
      line.addAll(List.of("-cp", patch + java.io.File.pathSeparator + jar, MAIN_CLASS));
    }
    line.add("serve");
    var builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    return builder;
  }
}
