package chat.scrp.services.redis;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection to each master of a cluster. Who serves which slot is asked again whenever a node is
 * lost or says that a slot is elsewhere, until every slot has a master that answers.
 *
 * <p>A call that is sent elsewhere makes a detour: later calls for its slot wait until everything
 * that its old node was sent before is answered, so that a slot's calls stay in order.
 */
final class ClusterRoutes implements Routes, RedisNode.Owner {
  /** While a slot moves, calls with several keys are refused, for as long as its keys take. */
  private static final long TRY_AGAIN_MS = 20;

  private final Vertx vertx;
  private final RedisConfig config;
  private final RedisConnector connector;
  private final Function<String, RedisNode> maker;
  private final RedisNode.Owner link;
  private final @Nullable RedisNode[] owners = new RedisNode[KeySlot.COUNT];
  private final Map<String, RedisNode> nodes = new LinkedHashMap<>();
  private final ArrayDeque<Call> unrouted = new ArrayDeque<>();
  private final Map<Integer, Detour> detours = new HashMap<>();
  private final BackOff backOff;
  private volatile boolean up;
  private boolean looking;
  private boolean closed;
  private int attempt;

  /** The calls of one slot that wait until its old node has answered. */
  private static final class Detour {
    /** Those that were sent already, in the order in which they come back. */
    private final List<Call> back = new ArrayList<>();

    private final List<Call> later = new ArrayList<>();
    private boolean pauses;
  }

  /**
   * @param maker makes the connection to a node, which is to report to this
   * @param link who else hears of connections
   */
  ClusterRoutes(
      Vertx vertx,
      RedisConfig config,
      RedisConnector connector,
      RedisNode.Owner link,
      Function<RedisNode.Owner, Function<String, RedisNode>> maker) {
    this.vertx = vertx;
    this.config = config;
    this.connector = connector;
    this.link = link;
    this.maker = maker.apply(this);
    this.backOff = new BackOff(config.firstBackOff(), config.longestBackOff());
  }

  @Override
  public void open() {
    look();
  }

  @Override
  public void close() {
    closed = true;
    up = false;
    nodes.values().forEach(RedisNode::close);
  }

  @Override
  public boolean isUp() {
    return up;
  }

  @Override
  public <T> Collection<List<T>> inOneSlot(List<T> items, Function<T, String> key) {
    Map<Integer, List<T>> slots = new LinkedHashMap<>();
    for (T item : items) {
      int slot = KeySlot.of(key.apply(item).getBytes(StandardCharsets.UTF_8));
      slots.computeIfAbsent(slot, one -> new ArrayList<>(1)).add(item);
    }
    return slots.values();
  }

  @Override
  public List<RedisNode> nodes() {
    return List.copyOf(nodes.values());
  }

  @Override
  public boolean send(Call call) {
    if (call.slot < 0) {
      call.slot = KeySlot.of(call.key());
    }
    Detour detour = detours.get(call.slot);
    RedisNode owner = owners[call.slot];
    if (detour == null && owner != null) {
      return owner.send(call);
    }
    int waiting = detour == null ? unrouted.size() : detour.later.size();
    if (waiting >= config.maxWaiting()) {
      return false;
    }
    if (detour == null) {
      unrouted.add(call);
    } else {
      detour.later.add(call);
    }
    return true;
  }

  // ---- what nodes report

  @Override
  public void up(RedisNode node) {
    link.up(node);
    up = isComplete();
  }

  @Override
  public void down(RedisNode node, RedisWire wire) {
    link.down(node, wire);
    up = false;
    look();
  }

  @Override
  public boolean takes(RedisNode node, Call call, String refusal) {
    String[] words = refusal.split("[ \r\n]", -1);
    switch (words[0]) {
      case "MOVED" -> {
        owners[call.slot] = nodeAt(SlotRange.endpoint(words[2], node.name()));
        detour(node, call);
        look();
        return true;
      }
      case "ASK" -> {
        call.askAt = nodeAt(SlotRange.endpoint(words[2], node.name()));
        detour(node, call);
        return true;
      }
      case "TRYAGAIN" -> {
        detour(node, call).pauses = true;
        return true;
      }
      case "CLUSTERDOWN", "MASTERDOWN" -> {
        look();
        return false;
      }
      default -> {
        return false;
      }
    }
  }

  private Detour detour(RedisNode from, Call call) {
    Detour detour = detours.get(call.slot);
    if (detour == null) {
      Detour made = new Detour();
      detours.put(call.slot, made);
      made.later.addAll(from.withdraw(call.slot));
      from.afterAllSent(() -> end(call.slot, made));
      detour = made;
    }
    call.sentOn = null;
    detour.back.add(call);
    return detour;
  }

  private void end(int slot, Detour detour) {
    if (detour.pauses) {
      detour.pauses = false;
      vertx.setTimer(TRY_AGAIN_MS, timer -> end(slot, detour));
      return;
    }
    detours.remove(slot);
    detour.back.forEach(this::resend);
    detour.later.forEach(this::resend);
  }

  private void resend(Call call) {
    if (call.isDone()) {
      return;
    }
    RedisNode there = call.askAt;
    call.askAt = null;
    call.asking = there != null;
    if (!(there == null ? send(call) : there.send(call))) {
      call.fail(RedisFailures.unavailable());
    }
  }

  // ---- who serves what

  /** Asks until every slot has a master that can be reached. */
  private void look() {
    if (!looking && !closed) {
      looking = true;
      lookOnce();
    }
  }

  private void lookOnce() {
    List<String> candidates = candidates();
    String asked = candidates.get(Math.floorMod(attempt++, candidates.size()));
    connector
        .slots(asked)
        .onComplete(
            found -> {
              if (found.succeeded() && !closed) {
                apply(found.result());
              }
              if (isComplete() || closed) {
                looking = false;
                backOff.reset();
              } else {
                vertx.setTimer(backOff.next(), timer -> lookOnce());
              }
            });
  }

  /** Nodes that answered lately stand first. */
  private List<String> candidates() {
    Set<String> candidates = new LinkedHashSet<>();
    nodes.values().stream().filter(RedisNode::isUp).forEach(node -> candidates.add(node.name()));
    if (candidates.isEmpty()) {
      candidates.addAll(nodes.keySet());
      candidates.addAll(config.address().endpoints());
    }
    return List.copyOf(candidates);
  }

  private void apply(List<SlotRange> ranges) {
    Arrays.fill(owners, null);
    Set<RedisNode> owning = new HashSet<>();
    for (SlotRange range : ranges) {
      RedisNode master = nodeAt(range.master());
      owning.add(master);
      Arrays.fill(owners, range.first(), range.last() + 1, master);
    }
    List<Call> again = new ArrayList<>(unrouted);
    unrouted.clear();
    for (RedisNode node : nodes()) {
      boolean leaves = !owning.contains(node) && (!node.isUp() || node.isIdle());
      if (!node.isUp()) {
        again.addAll(node.withdraw(-1));
      }
      if (leaves) {
        nodes.remove(node.name());
        node.close();
      }
    }
    again.forEach(this::resend);
    up = isComplete();
  }

  private RedisNode nodeAt(String endpoint) {
    RedisNode known = nodes.get(endpoint);
    if (known != null) {
      return known;
    }
    RedisNode node = maker.apply(endpoint);
    nodes.put(endpoint, node);
    node.open();
    return node;
  }

  private boolean isComplete() {
    RedisNode last = null;
    for (RedisNode owner : owners) {
      if (owner == null || (owner != last && !owner.isUp())) {
        return false;
      }
      last = owner;
    }
    return true;
  }
}
