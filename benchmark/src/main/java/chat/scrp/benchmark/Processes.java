package chat.scrp.benchmark;

import chat.scrp.verifier.cluster.RedisServer;
import chat.scrp.verifier.cluster.ReplicaOutput;
import chat.scrp.verifier.cluster.ServerCommand;
import chat.scrp.verifier.cluster.StartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redis and the server processes that are measured. */
final class Processes implements AutoCloseable {
  private final List<Process> servers = new ArrayList<>();
  private final List<ReplicaOutput.Listeners> listeners = new ArrayList<>();
  private final @Nullable RedisServer redis;

  Processes(BenchOptions options) throws IOException {
    if (!Files.isReadable(options.jar())) {
      throw new StartException(options.jar() + " is not there: build it with ./scrp build");
    }
    Path directory = Files.createTempDirectory("scrp-bench-");
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop the processes"));
    redis = options.redis() == null ? new RedisServer(directory) : null;
    if (redis != null) {
      redis.start();
    }
    String uri = redis == null ? options.redis() : "redis://127.0.0.1:" + redis.address().getPort();
    var command = ServerCommand.on(options.jar(), null, List.of(), String.valueOf(uri));
    for (int i = 1; i <= options.replicas(); i++) {
      Process process = command.builder().redirectErrorStream(true).start();
      servers.add(process);
      var output = new ReplicaOutput(process, directory.resolve("replica-" + i + ".log"));
      listeners.add(output.awaitListeners());
    }
  }

  /** Where a client connects; clients are spread over the replicas. */
  InetSocketAddress address(int client, Framing framing) {
    ReplicaOutput.Listeners of = listeners.get(client % listeners.size());
    return framing == Framing.WS ? of.http() : of.tcp();
  }

  double serverCpu() {
    return servers.stream().mapToDouble(process -> ProcessCpu.seconds(process.pid())).sum();
  }

  double redisCpu() {
    return redis == null ? 0 : ProcessCpu.seconds(redis.pid());
  }

  @Override
  public void close() {
    servers.forEach(Process::destroyForcibly);
    try {
      if (redis != null) {
        redis.stop();
      }
    } catch (IOException e) {
      throw new IllegalStateException("Redis stays behind", e);
    }
  }
}
