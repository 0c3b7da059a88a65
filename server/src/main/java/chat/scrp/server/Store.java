package chat.scrp.server;

import chat.scrp.server.config.StoreConfig;
import chat.scrp.server.redis.EmbeddedRedis;
import chat.scrp.server.redis.RedisStartException;
import java.util.Optional;

/**
 * The Redis of this server: its own or somebody else's.
 *
 * @param uri where it is, with its password
 * @param shown the same for a log
 * @param embedded the one that this server has to stop
 */
record Store(String uri, String shown, Optional<EmbeddedRedis> embedded) implements AutoCloseable {

  static Store open(StoreConfig config) {
    if (config.external().isPresent()) {
      return new Store(config.external().get(), config.shown(), Optional.empty());
    }
    try {
      EmbeddedRedis redis = EmbeddedRedis.start(config.dataDirectory(), config.loadTimeout());
      return new Store(redis.uri(), redis.description(), Optional.of(redis));
    } catch (RedisStartException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The same, but where a server of this machine has its Redis running already, with that one. */
  static Store attach(StoreConfig config) {
    return config.external().isPresent()
        ? open(config)
        : EmbeddedRedis.runningIn(config.dataDirectory())
            .map(socket -> new Store("unix://" + socket, "Redis at " + socket, Optional.empty()))
            .orElseGet(() -> open(config));
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedRedis::close);
  }

  /** Ends at once what would stay behind, without waiting for it. */
  void abandon() {
    embedded.ifPresent(EmbeddedRedis::abandon);
  }
}
