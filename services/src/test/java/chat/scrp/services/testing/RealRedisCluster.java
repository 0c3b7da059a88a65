package chat.scrp.services.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Redis Cluster for one test class: three masters, each with a replica. */
public final class RealRedisCluster implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;
  private static final long TIMEOUT_SECONDS = 60;

  private final List<RealRedis> nodes = new ArrayList<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** Starts it; returns when every node knows that all is well. */
  public void start() {
    for (int i = 0; i < 2 * MASTERS; i++) {
      RealRedis node = new RealRedis("--cluster-enabled", "yes", "--cluster-node-timeout", "2000");
      nodes.add(node);
      node.start();
      node.command("CLUSTER SET-CONFIG-EPOCH " + (i + 1));
    }
    for (int i = 0; i < MASTERS; i++) {
      String slots =
          IntStream.range(i * SLOTS / MASTERS, (i + 1) * SLOTS / MASTERS)
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(" "));
      nodes.get(i).command("CLUSTER ADDSLOTS " + slots);
    }
    nodes.forEach(node -> node.command("CLUSTER MEET 127.0.0.1 " + nodes.get(0).port()));
    await(() -> nodes.stream().allMatch(node -> lines(node).count() == nodes.size()));
    for (int i = 0; i < MASTERS; i++) {
      nodes.get(MASTERS + i).command("CLUSTER REPLICATE " + nodes.get(i).ask("CLUSTER MYID"));
    }
    await(
        () ->
            nodes.stream().allMatch(RealRedisCluster::isWell)
                && nodes.stream().filter(RealRedisCluster::follows).count() == MASTERS);
  }

  /** Where it is: {@code redis+cluster://127.0.0.1:PORT,...}, with its first masters. */
  public String uri() {
    return nodes.subList(0, MASTERS).stream()
        .map(node -> "127.0.0.1:" + node.port())
        .collect(Collectors.joining(",", "redis+cluster://", ""));
  }

  public List<RealRedis> nodes() {
    return List.copyOf(nodes);
  }

  /** The nodes that are masters now. */
  public List<RealRedis> masters() {
    return nodes.stream().filter(RealRedis::isRunning).filter(node -> !isReplica(node)).toList();
  }

  /** The master that serves a key. */
  public RealRedis masterOf(String key) {
    RealRedis any = masters().get(0);
    int slot = Integer.parseInt(any.command("CLUSTER KEYSLOT " + key).substring(1));
    return masters().stream().filter(node -> serves(node, slot)).findFirst().orElseThrow();
  }

  /** Waits until all slots are served and each running replica follows its master. */
  public void awaitWell() {
    await(
        () ->
            nodes.stream().filter(RealRedis::isRunning).allMatch(RealRedisCluster::isWell)
                && nodes.stream()
                    .filter(RealRedis::isRunning)
                    .filter(RealRedisCluster::isReplica)
                    .allMatch(RealRedisCluster::follows));
  }

  /** Waits until another node serves what this one, which was killed or paused, did. */
  public void awaitFailOver(RealRedis gone) {
    List<RealRedis> others = nodes.stream().filter(node -> node != gone).toList();
    await(
        () ->
            others.stream().filter(node -> !isReplica(node)).count() == MASTERS
                && others.stream().allMatch(RealRedisCluster::isWell));
  }

  @Override
  public void close() {
    nodes.forEach(RealRedis::close);
    nodes.clear();
  }

  private static boolean isWell(RealRedis node) {
    String info = node.ask("CLUSTER INFO");
    return info.contains("cluster_state:ok") && info.contains("cluster_slots_ok:" + SLOTS);
  }

  private static boolean isReplica(RealRedis node) {
    return node.ask("INFO replication").contains("role:slave");
  }

  private static boolean follows(RealRedis node) {
    return node.ask("INFO replication").contains("master_link_status:up");
  }

  private static Stream<String> lines(RealRedis node) {
    return node.ask("CLUSTER NODES").lines().filter(line -> line.contains(" connected"));
  }

  private static boolean serves(RealRedis node, int slot) {
    String own = lines(node).filter(line -> line.contains("myself")).findFirst().orElseThrow();
    return Stream.of(own.split(" "))
        .skip(8)
        .filter(range -> !range.startsWith("["))
        .map(range -> range.split("-", -1))
        .anyMatch(
            range ->
                slot >= Integer.parseInt(range[0])
                    && slot <= Integer.parseInt(range[range.length - 1]));
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within " + TIMEOUT_SECONDS + " s");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
