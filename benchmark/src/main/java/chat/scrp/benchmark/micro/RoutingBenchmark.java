package chat.scrp.benchmark.micro;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.gateway.push.Channels;
import chat.scrp.gateway.push.LoopPushes;
import chat.scrp.gateway.push.PushCounts;
import chat.scrp.gateway.push.PushRouter;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.LivePush;
import chat.scrp.services.log.Published;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The way of a published message to the connections of a room, without sockets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RoutingBenchmark {
  private static final int TOGETHER = 16;
  private static final int TURNS = 20;
  private static final long WAIT_SECONDS = 30;

  /** How many connections the room has. */
  @Param({"10", "1000"})
  public int members = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Semaphore written = new Semaphore(0);
  private final OneRoom room = new OneRoom();
  private final PushRouter router = new PushRouter(context, new NoChannels(), this::next);
  private long published;
  private long position;

  private record Message(ScrpPush push) implements LivePush {
    @Override
    public boolean same() {
      return true;
    }

    @Override
    public ScrpPush forViewer(long user) {
      return push;
    }
  }

  private static final class NoChannels implements Channels {
    @Override
    public Future<Void> subscribe(String... names) {
      return Future.succeededFuture();
    }

    @Override
    public void unsubscribe(String channel) {
      // Nothing was subscribed to.
    }
  }

  /** Logs everybody in. */
  @Setup(Level.Trial)
  public void logIn() throws InterruptedException {
    var counts = new PushCounts(new Traffic());
    context.runOnContext(
        v -> {
          LoopPushes pushes =
              router.attach(
                  vertx,
                  0,
                  GatewayConfig.defaults(),
                  room,
                  marks -> Future.succeededFuture(),
                  counts);
          for (int user = 1; user <= members; user++) {
            var receiver = new CountingReceiver("c" + user, written::release);
            pushes
                .feed(receiver, new Caller(user, "u" + user, "s" + user, "c" + user), false)
                .start();
          }
        });
    if (!room.opened.tryAcquire(members, WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not everybody can be logged in");
    }
    // What the last answer has begun takes a few turns of the event loop.
    for (int turn = 0; turn < TURNS; turn++) {
      context.runOnContext(v -> room.opened.release());
      room.opened.acquire();
    }
  }

  /** A message, decoded, encoded once and handed to every connection. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public void route() throws InterruptedException {
    publish(TOGETHER);
    if (!written.tryAcquire(TOGETHER * members, WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("pushes are missing");
    }
  }

  /** Ends all threads. */
  @TearDown(Level.Trial)
  public void close() throws Exception {
    vertx.close().await(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  private void publish(int messages) {
    context.runOnContext(
        v -> {
          for (int i = 0; i < messages; i++) {
            byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(++published).array();
            router.published(OneRoom.ROOM.toString(), payload);
          }
        });
  }

  private List<Published> next(String channel, byte[] payload) {
    long previous = position;
    position += 1L << 32;
    room.head = position;
    long seq = position >> 32;
    var push = new NewRoomMessage(seq, seq, "room_42", "john_42", "x".repeat(100), false);
    return List.of(
        new Published.Live(
            OneRoom.ROOM,
            previous,
            position,
            "",
            seq,
            1_790_000_000,
            new Message(push),
            false,
            false,
            0,
            0,
            null));
  }
}
