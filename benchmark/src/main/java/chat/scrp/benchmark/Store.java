package chat.scrp.benchmark;

import chat.scrp.verifier.cluster.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Redis of our own, each write on the disk before it is answered; or one that runs already. */
final class Store implements AutoCloseable {
  private static final int USUAL_PORT = 6379;

  private final Path directory = Files.createTempDirectory("scrp-bench-");
  private final @Nullable RedisServer own;
  private final String uri;
  private boolean runs;

  Store(@Nullable String given) throws IOException {
    own = given == null ? new RedisServer(directory) : null;
    uri = own == null ? String.valueOf(given) : "redis://127.0.0.1:" + own.address().getPort();
  }

  /** Where data and logs are, until the end. */
  Path directory() {
    return directory;
  }

  String uri() {
    return uri;
  }

  InetSocketAddress address() {
    URI at = URI.create(uri);
    return new InetSocketAddress(at.getHost(), at.getPort() < 0 ? USUAL_PORT : at.getPort());
  }

  void start() throws IOException {
    if (own != null) {
      own.start();
      runs = true;
    }
  }

  /** Kills it, where it is ours. */
  void stop() throws IOException {
    if (own != null && runs) {
      runs = false;
      own.stop();
    }
  }

  @Nullable Long process() {
    return own == null ? null : own.pid();
  }

  @Override
  public void close() {
    try {
      stop();
      delete();
    } catch (IOException e) {
      throw new UncheckedIOException("Redis stays behind", e);
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(directory)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
