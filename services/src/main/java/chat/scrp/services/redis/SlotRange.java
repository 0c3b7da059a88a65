package chat.scrp.services.redis;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some slots of a cluster, and where they are.
 *
 * @param first the first slot
 * @param last the last slot
 * @param master {@code host:port} of the node that serves them
 * @param others {@code host:port} of its replicas
 */
record SlotRange(int first, int last, String master, List<String> others) {

  /**
   * Reads an answer to CLUSTER SLOTS.
   *
   * @param asked the node that answered, which may not know its own name
   */
  static List<SlotRange> parse(Response reply, String asked) {
    List<SlotRange> ranges = new ArrayList<>();
    for (Response range : reply) {
      List<String> nodes = new ArrayList<>();
      for (int i = 2; i < range.size(); i++) {
        nodes.add(endpoint(range.get(i), asked));
      }
      int first = (int) Reply.number(range.get(0));
      int last = (int) Reply.number(range.get(1));
      if (first < 0 || last >= KeySlot.COUNT || nodes.isEmpty()) {
        throw new IllegalStateException("slots " + first + "-" + last + " of " + nodes);
      }
      ranges.add(new SlotRange(first, last, nodes.get(0), nodes.subList(1, nodes.size())));
    }
    return ranges;
  }

  private static String endpoint(Response node, String asked) {
    String host = Reply.textOrNull(node.get(0));
    return host(host, asked) + ':' + Reply.number(node.get(1));
  }

  /** A host as it stands in an endpoint; a node that does not name one means its own. */
  private static String host(@Nullable String host, String asked) {
    if (host == null || host.isEmpty() || host.equals("?")) {
      return asked.substring(0, asked.lastIndexOf(':'));
    }
    return host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host;
  }

  /** The endpoint of a redirection such as {@code MOVED 3999 127.0.0.1:6381}. */
  static String endpoint(String hostPort, String asked) {
    int colon = hostPort.lastIndexOf(':');
    return host(hostPort.substring(0, colon), asked) + hostPort.substring(colon);
  }
}
