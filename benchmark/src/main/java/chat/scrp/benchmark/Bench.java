package chat.scrp.benchmark;

import chat.scrp.verifier.cluster.StartException;
import chat.scrp.verifier.loop.EventLoop;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One measurement. */
final class Bench {
  private static final long SETUP_SECONDS = 120;
  private static final long DRAIN_SECONDS = 20;

  private final BenchOptions options;
  private final PrintStream out;
  private final Meter meter = new Meter();
  private final List<Client> clients = new ArrayList<>();
  private final long generator = ProcessHandle.current().pid();

  Bench(BenchOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  Result run() throws IOException {
    try (var processes = new Processes(options);
        var loop = new EventLoop("generator")) {
      out.println("connecting " + options.workload().users() + " clients");
      connect(loop, processes);
      var meeting = new Meeting(options.workload(), clients);
      loop.run(meeting::begin);
      await(meeting.done(), "sign-up");
      loop.run(this::startSending);
      pass("warm-up", options.warmUp());
      Sample before = sample(loop, processes, meter::startMeasuring);
      pass("measuring", options.seconds());
      Sample after = sample(loop, processes, () -> meter.measuring = false);
      loop.run(() -> clients.forEach(Client::stopSending));
      drain(loop);
      return Result.of(options, before, after, meter, onLoop(loop, this::lost));
    }
  }

  /** All counters at one moment. */
  record Sample(
      long nanos,
      long deliveries,
      long acknowledged,
      double server,
      double redis,
      double generator) {}

  private Sample sample(EventLoop loop, Processes processes, Runnable mark) {
    return onLoop(
        loop,
        () -> {
          mark.run();
          return new Sample(
              System.nanoTime(),
              meter.deliveries.get(),
              meter.acknowledged.get(),
              processes.serverCpu(),
              processes.redisCpu(),
              ProcessCpu.seconds(generator));
        });
  }

  private void connect(EventLoop loop, Processes processes) throws IOException {
    for (int i = 0; i < options.workload().users(); i++) {
      var client = new Client(loop, options.framing(), meter);
      clients.add(client);
      var open = new CompletableFuture<Void>();
      int number = i;
      loop.run(
          () -> {
            try {
              client.connect(
                  processes.address(number, options.framing()), () -> open.complete(null));
            } catch (IOException e) {
              open.completeExceptionally(e);
            }
          });
      await(open, "a connection");
    }
  }

  private void startSending() {
    Workload workload = options.workload();
    for (List<Integer> members : workload.groups()) {
      int senders = Math.min(workload.senders(), members.size());
      members
          .subList(0, senders)
          .forEach(member -> clients.get(member).startSending(options.inFlight()));
    }
  }

  private void pass(String what, int seconds) {
    long deliveries = meter.deliveries.get();
    for (int second = 1; second <= seconds; second++) {
      LockSupport.parkNanos(1_000_000_000);
      long now = meter.deliveries.get();
      out.printf(
          Locale.ROOT, "%s %d/%d s: %,d deliveries/s%n", what, second, seconds, now - deliveries);
      deliveries = now;
    }
  }

  private void drain(EventLoop loop) {
    long end = System.nanoTime() + DRAIN_SECONDS * 1_000_000_000;
    while (System.nanoTime() < end
        && !onLoop(loop, () -> clients.stream().allMatch(Client::isIdle) && lost() == 0)) {
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** What was acknowledged and has not come to everybody else in its conversation. */
  private long lost() {
    long lost = 0;
    for (Client client : clients) {
      Talk talk = client.talk();
      if (talk != null) {
        lost += talk.acknowledged - client.sent - client.received;
      }
    }
    return lost;
  }

  private static <T> T onLoop(EventLoop loop, Supplier<T> task) {
    var result = new CompletableFuture<T>();
    loop.run(() -> result.complete(task.get()));
    return await(result, "the generator");
  }

  private static <T> T await(CompletableFuture<T> future, String what) {
    try {
      return future.get(SETUP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new StartException(what + " takes more than " + SETUP_SECONDS + " s");
    } catch (ExecutionException e) {
      throw new StartException(what + " failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted");
    }
  }
}
