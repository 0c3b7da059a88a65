package chat.scrp.services.stats;

import chat.scrp.protocol.model.Durability;
import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the store itself: its epoch (hash {@code {store}}), and what an acknowledgement
 * is worth. Looked up at start and after each new connection.
 */
public final class StoreState {
  private static final String KEY = "{store}";
  private static final int SCHEMA = 1;
  private static final RedisScript EPOCH = RedisScript.load("store_epoch");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RedisLinks links;
  private volatile String epoch = "";
  private volatile Durability durability = Durability.MEMORY;

  public StoreState(RedisLinks links) {
    this.links = links;
  }

  public String epoch() {
    return epoch;
  }

  public Durability durability() {
    return durability;
  }

  /** Looks again; tells all connections when the store is another one than before. */
  public Future<Void> refresh() {
    byte[] fresh = new byte[8];
    RANDOM.nextBytes(fresh);
    Future<Response> found =
        links.current().run(EPOCH, List.of(KEY), HexFormat.of().formatHex(fresh), SCHEMA);
    Future<Durability> worth = askDurability();
    return Future.all(found, worth)
        .compose(
            both -> {
              durability = worth.result();
              return changeTo(Reply.text(found.result()));
            });
  }

  private Future<Void> changeTo(String now) {
    String before = epoch;
    epoch = now;
    if (before.isEmpty() || before.equals(now)) {
      return Future.succeededFuture();
    }
    Request publish =
        Request.cmd(Command.PUBLISH)
            .arg(PublishedWriter.everybodyChannel())
            .arg(PublishedWriter.storeReset(now));
    return links.current().send(publish).mapEmpty();
  }

  /** Where CONFIG is forbidden, the statistics still tell whether there is an append-only file. */
  private Future<Durability> askDurability() {
    Future<Response> appendOnly = config("appendonly");
    Future<Response> fsync = config("appendfsync");
    return Future.all(appendOnly, fsync)
        .map(both -> durability(value(appendOnly.result()), value(fsync.result())))
        .recover(
            forbidden ->
                links
                    .current()
                    .send(Request.cmd(Command.INFO).arg("persistence"))
                    .map(
                        info ->
                            Reply.text(info).contains("aof_enabled:1")
                                ? Durability.EVERYSEC
                                : Durability.MEMORY)
                    .otherwise(Durability.MEMORY));
  }

  private Future<Response> config(String name) {
    return links.current().send(Request.cmd(Command.CONFIG).arg("GET").arg(name));
  }

  private static @Nullable String value(Response pair) {
    return pair.size() < 1 ? null : value(pair, pair.getKeys().iterator().next());
  }

  private static @Nullable String value(Response pair, String name) {
    return Reply.textOrNull(pair.get(name));
  }

  static Durability durability(@Nullable String appendOnly, @Nullable String fsync) {
    if (!"yes".equals(appendOnly)) {
      return Durability.MEMORY;
    }
    return switch (fsync == null ? "" : fsync) {
      case "always" -> Durability.FSYNC;
      case "everysec" -> Durability.EVERYSEC;
      default -> Durability.MEMORY;
    };
  }
}
