package chat.scrp.verifier.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Who is there and who does what when: the same for the same seed and sizes.
 *
 * @param users everybody
 * @param openRooms the rooms whose history every member can read
 */
public record Plan(List<Profile> users, Set<String> openRooms) {
  private static final int ROOM_MEMBERS = 9;
  private static final List<Transport> TRANSPORTS = List.of(Transport.values());

  /** Takes copies. */
  public Plan {
    users = List.copyOf(users);
    openRooms = Set.copyOf(openRooms);
  }

  /**
   * The plan of a run.
   *
   * @param name begins all IDs, so that runs on one Redis do not meet; at most 6 characters
   */
  public static Plan of(long seed, String name, int users, int rooms, int friendships) {
    return new Draft(new Random(seed), name, users, rooms, friendships).plan();
  }

  /** What the users do, in order of time and without an end: a step about each {@code 1/rate} s. */
  public StepSource steps(long seed, double rate) {
    return new StepSource(new Random(seed + 1), users.size(), rate);
  }

  private static final class Draft {
    private final Random random;
    private final int count;
    private final List<String> ids = new ArrayList<>();
    private final List<String> rooms = new ArrayList<>();
    private final List<Set<String>> members = new ArrayList<>();
    private final List<Set<String>> owners = new ArrayList<>();
    private final List<Set<String>> friends = new ArrayList<>();

    Draft(Random random, String name, int users, int rooms, int friendships) {
      this.random = random;
      count = users;
      for (int i = 0; i < users; i++) {
        ids.add(String.format(Locale.ROOT, "%su%03d", name, i));
        members.add(new HashSet<>());
        owners.add(new HashSet<>());
        friends.add(new HashSet<>());
      }
      for (int i = 0; i < rooms; i++) {
        room(String.format(Locale.ROOT, "%sr%03d", name, i), i);
      }
      befriend(friendships);
    }

    Plan plan() {
      List<Profile> profiles = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        profiles.add(profile(i));
      }
      Set<String> open = new HashSet<>();
      for (int i = 0; i < rooms.size(); i += 2) {
        open.add(rooms.get(i));
      }
      return new Plan(profiles, open);
    }

    private void room(String room, int number) {
      rooms.add(room);
      int owner = number % count;
      owners.get(owner).add(room);
      int size = Math.min(count, ROOM_MEMBERS / 2 + random.nextInt(ROOM_MEMBERS));
      for (int i = 0; i < size; i++) {
        int member = random.nextInt(count);
        if (member != owner) {
          members.get(member).add(room);
        }
      }
    }

    private void befriend(int friendships) {
      int most = count * (count - 1) / 2;
      int made = 0;
      while (made < Math.min(friendships, most)) {
        int one = random.nextInt(count);
        int other = random.nextInt(count);
        if (one < other && friends.get(one).add(ids.get(other))) {
          made++;
        }
      }
    }

    private Profile profile(int i) {
      List<Transport> transports = new ArrayList<>();
      int connections = random.nextInt(10) < 4 ? 2 : 1;
      for (int c = 0; c < connections; c++) {
        transports.add(TRANSPORTS.get((i + c) % TRANSPORTS.size()));
      }
      return new Profile(
          ids.get(i),
          transports,
          random.nextInt(10) < 4,
          random.nextBoolean(),
          sorted(members.get(i)),
          sorted(owners.get(i)),
          sorted(friends.get(i)));
    }

    private static List<String> sorted(Set<String> set) {
      return set.stream().sorted().toList();
    }
  }
}
