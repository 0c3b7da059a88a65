package chat.scrp.benchmark;

import chat.scrp.verifier.cluster.ReplicaOutput;
import chat.scrp.verifier.cluster.ServerCommand;
import chat.scrp.verifier.cluster.StartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Replicas of this server and their Redis. */
final class ScrpServer implements Subject {
  private static final Dialect SCRP = new ScrpDialect();
  private static final int STOP_SECONDS = 30;

  private final Framing framing;
  private final Store store;
  private final Path logs;
  private final ServerCommand command;
  private final List<Process> replicas = new ArrayList<>();

  /** Read by the generator while replicas are started anew: then still those of the dead. */
  private volatile List<ReplicaOutput.Listeners> listeners = List.of();

  private ScrpServer(BenchOptions options) throws IOException {
    framing = options.framing();
    store = new Store(options.redis());
    logs = store.directory();
    command = ServerCommand.on(options.jar(), null, options.jvm(), store.uri());
  }

  /** Starts Redis and as many replicas as the options say. */
  static ScrpServer start(BenchOptions options) throws IOException {
    if (!Files.isReadable(options.jar())) {
      throw new StartException(options.jar() + " is not there: build it with ./scrp build");
    }
    var server = new ScrpServer(options);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop the processes"));
    server.store.start();
    server.startReplicas(options.replicas());
    return server;
  }

  private void startReplicas(int count) throws IOException {
    List<ReplicaOutput.Listeners> listening = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Process process = command.builder().redirectErrorStream(true).start();
      replicas.add(process);
      var output = new ReplicaOutput(process, logs.resolve("replica-" + i + ".log"));
      listening.add(output.awaitListeners());
    }
    listeners = List.copyOf(listening);
  }

  /** SIGKILL for every replica, and new ones in their place. */
  void killReplicas() throws IOException {
    int count = replicas.size();
    stopReplicas();
    replicas.clear();
    startReplicas(count);
  }

  /** SIGKILL for Redis, and a new start on its data. */
  void killRedis() throws IOException {
    store.stop();
    store.start();
  }

  /** SIGKILL for all of them, and new ones when all are dead. */
  void killAll() throws IOException {
    int count = replicas.size();
    stopReplicas();
    replicas.clear();
    killRedis();
    startReplicas(count);
  }

  @Override
  public Dialect dialect() {
    return SCRP;
  }

  @Override
  public Framing framing() {
    return framing;
  }

  @Override
  public InetSocketAddress address(int client) {
    List<ReplicaOutput.Listeners> all = listeners;
    ReplicaOutput.Listeners of = all.get(client % all.size());
    return framing == Framing.WS ? of.http() : of.tcp();
  }

  @Override
  public List<Long> servers() {
    return replicas.stream().map(Process::pid).toList();
  }

  @Override
  public @Nullable Long redisProcess() {
    return store.process();
  }

  @Override
  public InetSocketAddress redis() {
    return store.address();
  }

  /** May be called at the end of a measurement and by who stops the command, both at a time. */
  @Override
  public synchronized void close() {
    stopReplicas();
    store.close();
  }

  private void stopReplicas() {
    replicas.forEach(Process::destroyForcibly);
    for (Process replica : replicas) {
      try {
        if (!replica.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
          throw new StartException("process " + replica.pid() + " does not die");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
