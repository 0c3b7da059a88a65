package chat.scrp.services.log;

import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.function.Predicate;

/** Appends to the logs of users: what concerns one user alone. */
public final class OwnLog {
  private static final System.Logger LOG = System.getLogger(OwnLog.class.getName());
  private static final RedisScript APPEND = RedisScript.load("own_append");
  private static final int LATER = 0;
  private static final int NOW = 1;

  private final RedisLink redis;

  public OwnLog(RedisLink redis) {
    this.redis = redis;
  }

  /** Appends and publishes. Fails with Gone when the user does not exist any more. */
  public Future<Void> append(long user, Entry entry, EntryContext context) {
    return run(user, entry, context, NOW).mapEmpty();
  }

  /**
   * Appends without telling anybody, before the change that the push is about: then a crash in
   * between cannot lose the push.
   */
  public Future<Prepared> prepare(long user, Entry entry, EntryContext context) {
    return run(user, entry, context, LATER);
  }

  private Future<Prepared> run(long user, Entry entry, EntryContext context, int when) {
    ConversationKey own = ConversationKey.own(user);
    return redis
        .run(
            APPEND,
            List.of(LogKeys.meta(own), LogKeys.log(own)),
            entry.json(),
            context.json(),
            when)
        .map(ScriptAnswer::checked)
        .map(reply -> new Prepared(own, reply.get(0).toString(), reply.get(1).toString()));
  }

  /** An entry that nobody was told of. */
  public final class Prepared {
    private final ConversationKey own;
    private final String id;
    private final String live;

    private Prepared(ConversationKey own, String id, String live) {
      this.own = own;
      this.id = id;
      this.live = live;
    }

    /** Tells the user when the change takes effect; otherwise the entry is taken back. */
    public <T> Future<T> around(Future<T> change) {
      return aroundIf(change, done -> true);
    }

    /** As {@link #around}, for a change whose result says whether it took effect. */
    public <T> Future<T> aroundIf(Future<T> change, Predicate<T> tookEffect) {
      return change.onComplete(
          done -> {
            if (done.succeeded() && tookEffect.test(done.result())) {
              tell();
            } else {
              takeBack();
            }
          });
    }

    private void tell() {
      redis
          .send(Request.cmd(Command.PUBLISH).arg(own.toString()).arg(live))
          .onFailure(e -> note("an entry waits for the next log-in", e));
    }

    private void takeBack() {
      redis
          .send(Request.cmd(Command.XDEL).arg(LogKeys.log(own)).arg(id))
          .onFailure(e -> note("a void entry stays", e));
    }

    private void note(String what, Throwable failure) {
      LOG.log(System.Logger.Level.DEBUG, () -> what + ": " + own, failure);
    }
  }
}
