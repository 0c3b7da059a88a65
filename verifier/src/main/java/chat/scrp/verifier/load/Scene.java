package chat.scrp.verifier.load;

import chat.scrp.client.ClientOptions;
import chat.scrp.verifier.history.History;
import java.util.List;
import java.util.Random;

/** What all users of a run share. Only on the loop's thread, but for the counters' reading. */
final class Scene {
  final ClientLoop loop;
  final History history;
  final List<Server> servers;
  final Random random;
  final LoadCounters counters = new LoadCounters();
  private int connections;

  Scene(ClientLoop loop, History history, List<Server> servers, long seed) {
    this.loop = loop;
    this.history = history;
    this.servers = List.copyOf(servers);
    random = new Random(seed + 2);
  }

  int nextConnection() {
    return ++connections;
  }

  /** How a client gets to all replicas. */
  ClientOptions addresses(Transport transport) {
    List<String> all =
        servers.stream().map(server -> transport.uri(server.address(transport))).toList();
    return ClientOptions.of(all.get(0), all.subList(1, all.size()).toArray(String[]::new));
  }

  /** A number of milliseconds between two bounds. */
  long between(long least, long most) {
    return least + random.nextInt((int) (most - least) + 1);
  }
}
