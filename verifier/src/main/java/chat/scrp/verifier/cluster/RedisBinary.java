package chat.scrp.verifier.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a redis-server: the one on the PATH, else the one in our jar. */
final class RedisBinary {
  private RedisBinary() {}

  static Path find(Path directory) throws IOException {
    Optional<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "redis-server"))
            .filter(Files::isExecutable)
            .findFirst();
    return onPath.isPresent() ? onPath.get() : unpack(directory.resolve("redis-server"));
  }

  private static Path unpack(Path target) throws IOException {
    try (@Nullable InputStream bytes = ClassLoader.getSystemResourceAsStream(resource())) {
      if (bytes == null) {
        throw new StartException("No redis-server for this system: install one, or use --redis");
      }
      Files.copy(bytes, target);
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
    return target;
  }

  private static String resource() {
    boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    if (mac) {
      return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
    }
    return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
  }
}
