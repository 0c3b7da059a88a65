package chat.scrp.services.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** The redis-server that the test class path brings, unpacked once for each test JVM. */
final class RedisBinary {
  private static final Path UNPACKED = unpack();

  private RedisBinary() {}

  static Path path() {
    return UNPACKED;
  }

  private static Path unpack() {
    String resource = resourceName();
    try (InputStream bytes = ClassLoader.getSystemResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException(
            resource
                + " is not on the test class path (add com.github.codemonstur:embedded-redis)");
      }
      var owner = PosixFilePermissions.fromString("rwx------");
      Path file =
          Files.createTempFile(
              "scrp-test-redis-server", "", PosixFilePermissions.asFileAttribute(owner));
      file.toFile().deleteOnExit();
      try (var out = Files.newOutputStream(file)) {
        bytes.transferTo(out);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resourceName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String cpu = System.getProperty("os.arch");
    boolean arm = cpu.equals("aarch64") || cpu.equals("arm64");
    if (os.contains("mac")) {
      return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
    }
    return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
  }
}
