package chat.scrp.gateway.push;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.push.StoreReset;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.LivePush;
import chat.scrp.services.log.Published;
import chat.scrp.services.log.PublishedCodec;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One per replica, on the context where publishes arrive: decodes and encodes each once, and hands
 * the event loops that have receivers all that one turn brought, in one task each.
 */
public final class PushRouter {
  /** Presence edges of all users. */
  public static final String PRESENCE = "presence";

  /** What concerns every connection. */
  public static final String ALL = "all";

  /** One event loop. */
  private static final class Loop {
    final Context context;
    final LoopPushes pushes;
    List<Incoming> batch = new ArrayList<>();

    Loop(Context context, LoopPushes pushes) {
      this.context = context;
      this.pushes = pushes;
    }
  }

  private static final System.Logger LOG = System.getLogger(PushRouter.class.getName());

  /** The event loops that want one channel, and whose it is. */
  private record Receivers(ConversationKey channel, BitSet loops) {}

  private final Context context;
  private final Channels channels;
  private final PublishedCodec codec;
  private final Map<Integer, Loop> loops = new HashMap<>();
  private final Map<String, Receivers> receivers = new HashMap<>();

  /** The newest publish of an entry: a pair's goes to both users, one behind the other. */
  private byte[] lastPayload = {};

  private List<Incoming> lastEntry = List.of();
  private boolean scheduled;

  /**
   * @param context where {@link #published} is called and subscriptions are changed
   */
  public PushRouter(Context context, Channels channels, PublishedCodec codec) {
    this.context = context;
    this.channels = channels;
    this.codec = codec;
  }

  /** Subscribes to what concerns every event loop; the subscriptions are wanted from now on. */
  public void open() {
    context.runOnContext(
        v -> {
          // Where the store is away now, the subscriber goes on trying by itself.
          channels.subscribe(PRESENCE, ALL).onFailure(PushRouter::subscribedLater);
        });
  }

  private static void subscribedLater(Throwable cause) {
    LOG.log(Level.WARNING, "Not subscribed yet: " + cause.getMessage());
  }

  /**
   * The pushes of one event loop; to be called on it.
   *
   * @param index the number of the event loop
   */
  public LoopPushes attach(
      Vertx vertx,
      int index,
      GatewayConfig config,
      ConversationReader reader,
      MarkStore markStore,
      PushCounts counts) {
    LoopPushes pushes =
        new LoopPushes(
            config,
            subscriptions(index),
            reader,
            markStore,
            (delayMs, task) -> vertx.setTimer(delayMs, timer -> task.run()),
            counts);
    Context loop = vertx.getOrCreateContext();
    context.runOnContext(v -> loops.put(index, new Loop(loop, pushes)));
    return pushes;
  }

  private Subscriptions subscriptions(int index) {
    return new Subscriptions() {
      @Override
      public Future<Void> subscribe(List<ConversationKey> channels) {
        return PushRouter.this.subscribe(index, channels);
      }

      @Override
      public void unsubscribe(ConversationKey channel) {
        PushRouter.this.unsubscribe(index, channel);
      }

      @Override
      public Future<Void> flushUser(long user) {
        return PushRouter.this.flushUser(user);
      }
    };
  }

  // ---- from the event loops

  /** The loop wants these channels; completes on the loop, when all are confirmed. */
  private Future<Void> subscribe(int index, List<ConversationKey> keys) {
    Promise<Void> done = Promise.promise();
    Context caller = Vertx.currentContext();
    context.runOnContext(
        v -> {
          String[] names = new String[keys.size()];
          for (int i = 0; i < names.length; i++) {
            ConversationKey key = keys.get(i);
            names[i] = key.toString();
            receivers
                .computeIfAbsent(names[i], name -> new Receivers(key, new BitSet()))
                .loops()
                .set(index);
          }
          channels.subscribe(names).onComplete(result -> on(caller, () -> done.handle(result)));
        });
    return done.future();
  }

  /** The loop has no receiver on this channel any more. */
  private void unsubscribe(int index, ConversationKey key) {
    context.runOnContext(
        v -> {
          String channel = key.toString();
          Receivers of = receivers.get(channel);
          if (of == null) {
            return;
          }
          of.loops().clear(index);
          if (of.loops().isEmpty()) {
            receivers.remove(channel);
            channels.unsubscribe(channel);
          }
        });
  }

  /** Stores the user's marks on all loops that have connections of it; completes on the caller. */
  private Future<Void> flushUser(long user) {
    Promise<Void> done = Promise.promise();
    Context caller = Vertx.currentContext();
    context.runOnContext(
        v -> {
          Receivers of = receivers.get(ConversationKey.own(user).toString());
          List<Future<Void>> flushed = new ArrayList<>();
          if (of != null) {
            of.loops().stream()
                .mapToObj(loops::get)
                .forEach(loop -> flushed.add(flush(loop, user)));
          }
          // A mark that could not be stored repeats a push on the new connection.
          Future.join(flushed).onComplete(result -> on(caller, done::complete));
        });
    return done.future();
  }

  private Future<Void> flush(@Nullable Loop loop, long user) {
    if (loop == null) {
      return Future.succeededFuture();
    }
    Promise<Void> done = Promise.promise();
    loop.context.runOnContext(
        v ->
            loop.pushes
                .flushLocal(user)
                .onComplete(result -> context.runOnContext(w -> done.handle(result))));
    return done.future();
  }

  private static void on(@Nullable Context caller, Runnable task) {
    if (caller == null) {
      task.run();
    } else {
      caller.runOnContext(v -> task.run());
    }
  }

  // ---- from the subscriber

  /** Takes one publish. */
  public void published(String channel, byte[] payload) {
    if (channel.equals(PRESENCE) || channel.equals(ALL)) {
      for (Incoming incoming : incoming(channel, null, payload)) {
        loops.values().forEach(loop -> add(loop, incoming));
      }
      return;
    }
    Receivers of = receivers.get(channel);
    if (of == null) {
      return;
    }
    for (Incoming incoming : incoming(channel, of.channel(), payload)) {
      of.loops().stream().mapToObj(loops::get).forEach(loop -> add(loop, incoming));
    }
  }

  private List<Incoming> incoming(String channel, @Nullable ConversationKey key, byte[] payload) {
    if (!lastEntry.isEmpty() && Arrays.equals(payload, lastPayload)) {
      return List.of(lastEntry.get(0).on(key));
    }
    List<Incoming> decoded = new ArrayList<>(1);
    for (Published published : decode(channel, payload)) {
      decoded.add(new Incoming(key, published, encode(published)));
    }
    boolean entry = decoded.size() == 1 && decoded.get(0).published() instanceof Published.Live;
    lastPayload = entry ? payload : new byte[0];
    lastEntry = entry ? decoded : List.of();
    return decoded;
  }

  private List<Published> decode(String channel, byte[] payload) {
    try {
      return codec.decode(channel, payload);
    } catch (RuntimeException e) {
      // Cursors notice what is missing and read it from the log.
      LOG.log(Level.ERROR, "A publish on " + channel + " can not be read", e);
      return List.of();
    }
  }

  private void add(@Nullable Loop loop, Incoming incoming) {
    if (loop != null) {
      loop.batch.add(incoming);
      schedule();
    }
  }

  /** Everything is subscribed to again: what was published in between was missed. */
  public void resubscribed() {
    loops.values().forEach(loop -> loop.context.runOnContext(v -> loop.pushes.recheckAll()));
  }

  private static @Nullable EncodedPush encode(Published published) {
    if (published instanceof Published.Live live) {
      return new EncodedPush(live.pushId(), live.time(), live.push());
    }
    if (published instanceof Published.RoomJoined joined && joined.entry() != null) {
      return encode(joined.entry());
    }
    if (published instanceof Published.Ephemeral ephemeral) {
      return new EncodedPush(ephemeral.pushId(), ephemeral.time(), ephemeral.push());
    }
    if (published instanceof Published.Presence presence) {
      return new EncodedPush(null, presence.time(), new ForAll(presence.push()));
    }
    if (published instanceof Published.StoreReset reset) {
      long now = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
      return new EncodedPush(null, now, new ForAll(new StoreReset(reset.epoch())));
    }
    return null;
  }

  private record ForAll(ScrpPush push) implements LivePush {
    @Override
    public boolean same() {
      return true;
    }

    @Override
    public ScrpPush forViewer(long user) {
      return push;
    }
  }

  private void schedule() {
    if (!scheduled) {
      scheduled = true;
      context.runOnContext(v -> handOn());
    }
  }

  private void handOn() {
    scheduled = false;
    for (Loop loop : loops.values()) {
      if (!loop.batch.isEmpty()) {
        List<Incoming> batch = loop.batch;
        loop.batch = new ArrayList<>();
        loop.context.runOnContext(v -> loop.pushes.incoming(batch));
      }
    }
  }
}
