package chat.scrp.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the data is.
 *
 * @param external the URI of somebody else's Redis, with its password; empty: an embedded one
 * @param shown the same without the password
 * @param connectTimeout how long the start waits for the external one
 * @param dataDirectory of the embedded one
 * @param loadTimeout how long the embedded one may read its file
 */
public record StoreConfig(
    Optional<String> external,
    String shown,
    Duration connectTimeout,
    Path dataDirectory,
    Duration loadTimeout) {

  static StoreConfig from(Values values) {
    return new StoreConfig(
        values.get(MainSettings.REDIS_URI),
        values.shown(MainSettings.REDIS_URI),
        values.get(MainSettings.REDIS_CONNECT_TIMEOUT),
        values.get(MainSettings.DATA_DIR),
        values.get(MainSettings.REDIS_LOAD_TIMEOUT));
  }
}
