package chat.scrp.server.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which Redis wrote the data last. An older one would not find what a newer one wrote (the files
 * have other names since 7.0) and would start empty, so it must not start at all.
 */
final class WrittenVersion {
  private WrittenVersion() {}

  static void check(DataDirectory directory, RedisVersion present) throws IOException {
    Path file = file(directory);
    if (!Files.exists(file)) {
      return;
    }
    RedisVersion written = RedisVersion.parse(Files.readString(file)).orElse(present);
    if (present.compareTo(written) < 0) {
      throw new RedisStartException(
          "The data in "
              + directory.path()
              + " was written by Redis "
              + written
              + ", the redis-server found here is "
              + present
              + ": install redis-server "
              + written
              + " or newer");
    }
  }

  static void record(DataDirectory directory, RedisVersion present) throws IOException {
    Files.writeString(file(directory), present + "\n");
  }

  private static Path file(DataDirectory directory) {
    return directory.file("redis.version");
  }
}
