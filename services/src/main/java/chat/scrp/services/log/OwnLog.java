package chat.scrp.services.log;

import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
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
        .map(reply -> new Prepared(user, entry, context, reply));
  }

  /** An entry that nobody was told of. */
  public final class Prepared {
    private final long user;
    private final Entry entry;
    private final EntryContext context;
    private final ConversationKey own;
    private final String id;
    private final String live;

    private Prepared(long user, Entry entry, EntryContext context, Response written) {
      this.user = user;
      this.entry = entry;
      this.context = context;
      this.own = ConversationKey.own(user);
      this.id = written.get(0).toString();
      this.live = written.get(1).toString();
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
      if (VoidEntries.mayBeVoid(entry)) {
        tellAgain();
        return;
      }
      redis
          .send(Request.cmd(Command.PUBLISH).arg(own.toString()).arg(live))
          .onFailure(e -> note("an entry waits for the next log-in", e));
    }

    /**
     * Who read the log before the change took the entry for void, and is behind it now: it gets a
     * place at the head, under the same push ID.
     */
    private void tellAgain() {
      append(user, entry, context)
          .onSuccess(told -> takeBack())
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
