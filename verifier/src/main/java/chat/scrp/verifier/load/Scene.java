package chat.scrp.verifier.load;

import chat.scrp.verifier.history.History;
import chat.scrp.verifier.loop.EventLoop;
import java.util.List;
import java.util.Random;

/** What all users of a run share. Only on the loop's thread, but for the counters' reading. */
final class Scene {
  final EventLoop loop;
  final History history;
  final List<Server> servers;
  final Random random;
  final LoadCounters counters = new LoadCounters();
  private int connections;

  Scene(EventLoop loop, History history, List<Server> servers, long seed) {
    this.loop = loop;
    this.history = history;
    this.servers = List.copyOf(servers);
    random = new Random(seed + 2);
  }

  int nextConnection() {
    return ++connections;
  }

  Server anyServer() {
    return servers.get(random.nextInt(servers.size()));
  }

  /** A number of milliseconds between two bounds. */
  long between(long least, long most) {
    return least + random.nextInt((int) (most - least) + 1);
  }
}
