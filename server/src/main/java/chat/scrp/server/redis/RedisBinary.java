package chat.scrp.server.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A redis-server that runs on this machine: the one on the PATH, else the one in our jar. */
record RedisBinary(Path path, RedisVersion version) {
  private static final int ANSWER_SECONDS = 10;

  /**
   * @param directory where the one of our jar is unpacked to
   */
  static RedisBinary find(Path directory) {
    return onPath()
        .or(() -> bundled(directory))
        .orElseThrow(
            () ->
                new RedisStartException(
                    "No redis-server "
                        + RedisVersion.OLDEST_USABLE
                        + " or newer runs on this system: install one (apt install redis-server,"
                        + " brew install redis; on Windows use WSL or a container),"
                        + " or set SCRP_REDIS_URI"));
  }

  private static Optional<RedisBinary> onPath() {
    return SearchPath.find("redis-server").flatMap(file -> tried(file).stream()).findFirst();
  }

  private static Optional<RedisBinary> bundled(Path directory) {
    URL resource = ClassLoader.getSystemResource(resourceName());
    if (resource == null) {
      return Optional.empty();
    }
    try {
      return tried(unpack(resource, directory.resolve("redis-server")));
    } catch (IOException e) {
      throw new RedisStartException("redis-server cannot be unpacked to " + directory, e);
    }
  }

  private static Path unpack(URL resource, Path target) throws IOException {
    var connection = resource.openConnection();
    try (InputStream bytes = connection.getInputStream()) {
      if (Files.isExecutable(target) && Files.size(target) == connection.getContentLengthLong()) {
        return target;
      }
      Path part = target.resolveSibling("redis-server.part");
      Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
      return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Asks for the version, which also shows whether its libraries are here. */
  private static Optional<RedisBinary> tried(Path file) {
    try {
      Process process =
          new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return RedisVersion.parse(said)
          .filter(RedisVersion::isUsable)
          .map(version -> new RedisBinary(file, version));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String resourceName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String cpu = System.getProperty("os.arch");
    boolean arm = cpu.equals("aarch64") || cpu.equals("arm64");
    if (os.contains("mac")) {
      return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
    }
    if (os.contains("linux")) {
      return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
    return "redis-server-for-" + os;
  }
}
