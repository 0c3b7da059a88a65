package chat.scrp.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * Who talks to whom.
 *
 * @param name what the command calls it
 * @param users how many connections
 * @param groups the conversations: the users' numbers, those who send first
 * @param senders how many of each conversation send
 * @param isPrivate whether the conversations are pairs of friends, not rooms
 * @param fixedRate messages a second where the rate is fixed
 */
record Workload(
    String name,
    int users,
    List<List<Integer>> groups,
    int senders,
    boolean isPrivate,
    double fixedRate) {
  /** Deliveries a second at which the times of rooms are compared. */
  private static final double FIXED_DELIVERIES = 5000;

  private static final double FIXED_PAIRS = 200;

  Workload {
    groups = List.copyOf(groups);
  }

  /**
   * A workload by its name.
   *
   * @param members members of W1's room; 0 for the usual 200
   */
  static Workload named(String name, int members) {
    return switch (name) {
      case "W1" ->
          new Workload(
              name,
              orElse(members, 200),
              rooms(1, orElse(members, 200)),
              10,
              false,
              FIXED_DELIVERIES / orElse(members, 200));
      case "W2" -> new Workload(name, 1000, rooms(500, 2), 1, true, FIXED_PAIRS);
      case "W3" -> new Workload(name, 2000, rooms(200, 10), 1, false, FIXED_DELIVERIES / 10);
      default -> throw new UsageException(name + ": no such workload (expected: W1, W2 or W3)");
    };
  }

  private static int orElse(int given, int usual) {
    return given == 0 ? usual : given;
  }

  private static List<List<Integer>> rooms(int count, int size) {
    List<List<Integer>> rooms = new ArrayList<>();
    for (int room = 0; room < count; room++) {
      List<Integer> members = new ArrayList<>();
      for (int member = 0; member < size; member++) {
        members.add(room * size + member);
      }
      rooms.add(List.copyOf(members));
    }
    return rooms;
  }
}
