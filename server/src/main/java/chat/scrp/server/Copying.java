package chat.scrp.server;

import chat.scrp.server.config.ServerConfig;
import chat.scrp.services.backup.KeyGroup;
import chat.scrp.services.backup.SavedKey;
import chat.scrp.services.backup.StoreCopy;
import chat.scrp.services.stats.StoreState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code backup FILE} and {@code restore FILE}, with the store that the settings name. */
final class Copying implements AutoCloseable {
  /** One step may be a large log. */
  private static final Duration STEP = Duration.ofMinutes(5);

  /** The first is not, and shows whether the store is there; nor is the end. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  /** Keys and bytes on their way at a time. */
  private static final int AT_ONCE = 64;

  private static final long MOST_BYTES = 4 << 20;

  private final Store store;
  private final Vertx vertx;
  private final StoreCopy copy;

  private Copying(ServerConfig config) {
    store = Store.attach(config.store());
    vertx = Loops.start(1);
    copy = new StoreCopy(vertx, config.servicesAt(store.uri()).redis().withCommandTimeout(STEP));
  }

  /** Writes all of the store to a file; a server may run meanwhile. */
  static void backup(ServerConfig config, Path file) {
    Logs.configure(config);
    try (Copying copying = new Copying(config)) {
      copying.backup(file);
    } catch (IOException e) {
      throw new StartException("The backup failed: " + plain(e), e);
    }
  }

  /** Makes the store what it was; with {@code replace} also one that holds something. */
  static void restore(ServerConfig config, Path file, boolean replace) {
    Logs.configure(config);
    try {
      long keys = BackupFile.check(file);
      try (Copying copying = new Copying(config)) {
        copying.restore(file, replace, keys);
      }
    } catch (IOException e) {
      throw new StartException(file + " cannot be restored: " + plain(e), e);
    }
  }

  private static String plain(IOException e) {
    return e.getMessage() == null || e.getClass().getName().startsWith("java.nio")
        ? e.toString()
        : e.getMessage();
  }

  private void backup(Path file) throws IOException {
    StoreCopy.Identity identity = identity();
    requireKnown(identity.schema());
    List<KeyGroup> groups = on(copy.groups());
    var head = new BackupFile.Head(StoreState.SCHEMA, identity.epoch());
    Progress progress = new Progress("Backing up " + store.shown(), groups.size());
    try (BackupFile.Writer writer = new BackupFile.Writer(file, head)) {
      for (int from = 0; from < groups.size(); from += AT_ONCE) {
        List<KeyGroup> some = groups.subList(from, Math.min(groups.size(), from + AT_ONCE));
        List<Future<List<SavedKey>>> dumped = some.stream().map(copy::dump).toList();
        on(Future.all(dumped));
        for (Future<List<SavedKey>> group : dumped) {
          writer.write(group.result());
        }
        progress.at(from + some.size());
      }
      long keys = writer.finish();
      progress.end(keys + " keys, " + Files.size(file) + " bytes in " + file);
    }
  }

  private void restore(Path file, boolean replace, long keys) throws IOException {
    StoreCopy.Identity before = identity();
    long population = on(copy.population());
    if (population > 0 && !replace) {
      throw new StartException(
          store.shown() + " holds " + population + " users and rooms: say --replace to lose them");
    }
    try (BackupFile.Reader reader = new BackupFile.Reader(file)) {
      requireKnown(reader.head().schema());
      on(copy.clear());
      write(reader, new Progress("Restoring " + store.shown(), keys));
      boolean newer = StoreState.number(reader.head().epoch()) > StoreState.number(before.epoch());
      String epoch = on(copy.begin(newer ? reader.head().epoch() : before.epoch()));
      System.out.println("The store has a new epoch: " + epoch);
    }
  }

  private void write(BackupFile.Reader reader, Progress progress) throws IOException {
    List<Future<Void>> writing = new ArrayList<>();
    long bytes = 0;
    for (List<SavedKey> group = reader.next(); !group.isEmpty(); group = reader.next()) {
      writing.add(copy.restore(group));
      bytes += group.stream().mapToLong(key -> key.payload().length()).sum();
      if (writing.size() == AT_ONCE || bytes > MOST_BYTES) {
        on(Future.all(writing));
        writing.clear();
        bytes = 0;
        progress.at(reader.keys());
      }
    }
    on(Future.all(writing));
    progress.end(reader.keys() + " keys");
  }

  private static void requireKnown(int schema) {
    if (schema > StoreState.SCHEMA) {
      throw new StartException(
          "It has schema "
              + schema
              + ", and this version of the server knows schema "
              + StoreState.SCHEMA
              + ": use a newer version");
    }
  }

  private StoreCopy.Identity identity() {
    try {
      return Waiting.on(copy.identity(), SHORT);
    } catch (StartException e) {
      throw new StartException(
          "The store cannot be read: " + store.shown() + ": " + e.getMessage(), e);
    }
  }

  private static <T> T on(Future<T> future) {
    return Waiting.on(future, STEP);
  }

  @Override
  public void close() {
    try {
      Waiting.on(copy.close(), SHORT);
      Waiting.on(vertx.close(), SHORT);
    } finally {
      store.close();
    }
  }
}
