package chat.scrp.server.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the embedded Redis: readable by its owner alone, and held by one live server.
 *
 * <p>The lock belongs to this process and ends with it, also after a crash.
 */
final class DataDirectory implements AutoCloseable {
  /** What a socket address has room for, on the system that has least (macOS: 104 with the end). */
  private static final int MAX_SOCKET_PATH = 100;

  private static final String SAFE_PATH = "[A-Za-z0-9/._-]+";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  static DataDirectory open(Path directory) {
    try {
      Files.createDirectories(directory);
      Path real = directory.toRealPath();
      closeToOthers(real);
      return new DataDirectory(real, lock(real));
    } catch (IOException e) {
      throw new RedisStartException(
          "The data directory " + directory + " cannot be used: " + e + " (see SCRP_DATA_DIR)", e);
    }
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /**
   * Where Redis shall listen. In the directory itself, unless its path is longer than a socket
   * address may be or would need escapes in a URI: then in a private temporary directory.
   */
  Path newSocket() throws IOException {
    Path inside = file("redis.sock");
    boolean fits = inside.toString().length() <= MAX_SOCKET_PATH;
    if (fits && inside.toString().matches(SAFE_PATH)) {
      return inside;
    }
    Path shorter = Files.createTempDirectory(Path.of("/tmp"), "scrp-");
    return shorter.resolve("redis.sock");
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeToOthers(Path directory) throws IOException {
    if (Files.getPosixFilePermissions(directory).equals(OWNER_ONLY)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(directory, OWNER_ONLY);
    } catch (IOException e) {
      // A mounted volume may belong to somebody else. Redis runs with umask 077, so that what it
      // writes stays private even there.
      System.getLogger(DataDirectory.class.getName())
          .log(System.Logger.Level.WARNING, directory + " can be listed by other users");
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    Path file = directory.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new RedisStartException(
          "The data directory "
              + directory
              + " is in use by a running server"
              + (holder.isEmpty() ? "" : " (process " + holder + ")")
              + ": stop it, or set SCRP_DATA_DIR to another directory");
    }
    channel.truncate(0);
    String pid = ProcessHandle.current().pid() + "\n";
    channel.write(StandardCharsets.US_ASCII.encode(pid), 0);
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
