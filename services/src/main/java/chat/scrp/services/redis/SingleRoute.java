package chat.scrp.services.redis;

import java.util.List;
import java.util.function.Function;

/** Everything is on one server: a single one, or the master that sentinels watch. */
final class SingleRoute implements Routes {
  private final RedisNode node;

  SingleRoute(RedisNode node) {
    this.node = node;
  }

  @Override
  public void open() {
    node.open();
  }

  @Override
  public void close() {
    node.close();
  }

  @Override
  public boolean isUp() {
    return node.isUp();
  }

  @Override
  public boolean send(Call call) {
    return node.send(call);
  }

  @Override
  public <T> List<List<T>> inOneSlot(List<T> items, Function<T, String> key) {
    return List.of(items);
  }

  @Override
  public List<RedisNode> nodes() {
    return List.of(node);
  }
}
