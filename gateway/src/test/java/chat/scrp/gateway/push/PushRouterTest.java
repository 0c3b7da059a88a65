package chat.scrp.gateway.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Published;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PushRouterTest {
  private static final ConversationKey PAIR = ConversationKey.pair(1, 2);

  private final List<String> decoded = new ArrayList<>();
  private final List<String> subscribed = new ArrayList<>();

  private List<Published> decode(String channel, byte[] payload) {
    decoded.add(channel);
    FakeStore.Entry entry = new FakeStore.Entry(payload[0], payload[0], "", false, 0);
    return List.of(
        new Published.Live(
            PAIR,
            payload[0] - 1,
            payload[0],
            "",
            payload[0],
            1,
            new FakeStore.SamePush(FakeStore.push(PAIR, entry)),
            false,
            false,
            0,
            0,
            null));
  }

  private Channels channels() {
    return new Channels() {
      @Override
      public Future<Void> subscribe(String... names) {
        subscribed.addAll(List.of(names));
        return Future.succeededFuture();
      }

      @Override
      public void unsubscribe(String channel) {
        subscribed.remove(channel);
      }
    };
  }

  @Test
  void decodesOnceWhatAPairsTwoUsersGetAndForgetsChannelsNobodyWants() throws Exception {
    Vertx vertx = Vertx.vertx();
    Context context = vertx.getOrCreateContext();
    PushRouter router = new PushRouter(context, channels(), this::decode);
    FakeStore store = new FakeStore(new Schedule(1));
    store.create(PAIR, List.of(1L, 2L));
    FakeConnection one = new FakeConnection("one", 1, 1 << 20);
    FakeConnection two = new FakeConnection("two", 2, 1 << 20);
    on(
        context,
        () -> {
          LoopPushes pushes =
              router.attach(
                  vertx,
                  0,
                  GatewayConfig.defaults(),
                  new ReadyStore(store),
                  marks -> Future.succeededFuture(),
                  new PushCounts(new Traffic()));
          one.logIn(pushes, false);
          two.logIn(pushes, false);
        });
    turns(context);
    on(
        context,
        () -> {
          for (byte n = 1; n <= 3; n++) {
            router.published("u:1", new byte[] {n});
            router.published("u:2", new byte[] {n});
            router.published("u:3", new byte[] {n});
          }
        });
    turns(context);
    assertEquals(List.of("u:1", "u:1", "u:1"), decoded);
    assertEquals(3, one.written.size());
    assertEquals(3, two.written.size());
    on(context, one::close);
    turns(context);
    assertEquals(List.of("u:2"), subscribed.stream().distinct().toList());
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void aConnectionOpensWhenWhatAnotherWasWrittenIsMarked() throws Exception {
    Vertx vertx = Vertx.vertx();
    Context context = vertx.getOrCreateContext();
    PushRouter router = new PushRouter(context, channels(), this::decode);
    FakeStore store = new FakeStore(new Schedule(1));
    store.create(PAIR, List.of(1L, 2L));
    BlockingQueue<Promise<Void>> storing = new LinkedBlockingQueue<>();
    MarkStore marks =
        stored -> {
          Promise<Void> done = Promise.promise();
          storing.add(done);
          return done.future();
        };
    List<Context> loops = List.of(vertx.getOrCreateContext(), vertx.getOrCreateContext());
    List<LoopPushes> pushes = new ArrayList<>();
    for (Context loop : loops) {
      on(
          loop,
          () ->
              pushes.add(
                  router.attach(
                      vertx,
                      pushes.size(),
                      GatewayConfig.defaults(),
                      new ReadyStore(store),
                      marks,
                      new PushCounts(new Traffic()))));
    }
    FakeConnection one = new FakeConnection("one", 1, 1 << 20);
    on(loops.get(0), () -> one.logIn(pushes.get(0), false));
    turns(context, loops.get(0));
    on(context, () -> router.published("u:1", new byte[] {1}));
    turns(context, loops.get(0));
    on(loops.get(0), () -> one.take(1 << 20));
    Promise<Void> first = Objects.requireNonNull(storing.poll(10, TimeUnit.SECONDS));

    FakeConnection two = new FakeConnection("two", 1, 1 << 20);
    on(loops.get(1), () -> two.logIn(pushes.get(1), false));
    turns(context, loops.get(0), loops.get(1));
    on(loops.get(1), () -> assertFalse(two.feed().complete, "the mark is not stored yet"));
    on(loops.get(0), first::complete);
    completeAll(loops.get(0), storing);
    turns(context, loops.get(0), loops.get(1));
    on(loops.get(1), () -> assertTrue(two.feed().complete));

    on(context, () -> router.published("u:1", new byte[] {2}));
    turns(context, loops.get(0), loops.get(1));
    on(loops.get(0), () -> one.take(1 << 20));
    on(loops.get(0), one::close);
    Promise<Void> last = Objects.requireNonNull(storing.poll(10, TimeUnit.SECONDS));
    FakeConnection three = new FakeConnection("three", 1, 1 << 20);
    on(loops.get(1), () -> three.logIn(pushes.get(1), false));
    turns(context, loops.get(0), loops.get(1));
    on(loops.get(1), () -> assertFalse(three.feed().complete, "that of the closed one neither"));
    on(loops.get(0), last::complete);
    completeAll(loops.get(0), storing);
    turns(context, loops.get(0), loops.get(1));
    on(loops.get(1), () -> assertTrue(three.feed().complete));
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private static void completeAll(Context loop, BlockingQueue<Promise<Void>> storing)
      throws Exception {
    List<Promise<Void>> all = new ArrayList<>();
    storing.drainTo(all);
    on(loop, () -> all.forEach(Promise::tryComplete));
  }

  private static void turns(Context... contexts) throws Exception {
    for (int i = 0; i < 20; i++) {
      for (Context context : contexts) {
        on(context, () -> {});
      }
    }
  }

  private static void on(Context context, Runnable task) throws Exception {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        v -> {
          try {
            task.run();
            done.complete();
          } catch (RuntimeException | AssertionError e) {
            done.fail(e);
          }
        });
    done.future().await(10, TimeUnit.SECONDS);
  }
}
