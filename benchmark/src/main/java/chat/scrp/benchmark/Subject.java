package chat.scrp.benchmark;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is measured: server processes and their Redis. */
interface Subject extends AutoCloseable {
  Dialect dialect();

  Framing framing();

  /** Where a client connects; clients are spread over the processes. */
  InetSocketAddress address(int client);

  /** The server processes. */
  List<Long> servers();

  /** The Redis process; null for one that ran already. */
  @Nullable Long redisProcess();

  /** Where Redis listens. */
  InetSocketAddress redis();

  @Override
  void close();

  /** CPU seconds of the server processes so far. */
  default double serverCpu() {
    return servers().stream().mapToDouble(ProcessCpu::seconds).sum();
  }

  /** CPU seconds of Redis so far; 0 for one that ran already. */
  default double redisCpu() {
    Long process = redisProcess();
    return process == null ? 0 : ProcessCpu.seconds(process);
  }

  /** Both. */
  default double cpu() {
    return serverCpu() + redisCpu();
  }
}
