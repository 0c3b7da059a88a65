package chat.scrp.services.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys of one hash tag, which belong together and are copied in one step.
 *
 * <p>What belongs to live connections is not copied (leases, connections, typing, the counts of
 * running replicas), and neither are the names, which are made anew from users and rooms.
 */
public record KeyGroup(String tag, List<String> keys) {
  /** Rooms and pairs come before the users in them, so that no member lacks its user. */
  private static final List<String> ORDER =
      List.of("p", "r", "q", "w", "wr", "u", "index", "count");

  /** What a group may get between the listing of all keys and its copy. */
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          "p", Set.of("", ":l", ":o"),
          "r", Set.of("", ":m", ":d", ":k", ":f", ":q", ":i", ":b", ":l", ":o"),
          "u", Set.of("", ":l", ":s", ":b", ":r", ":p", ":q", ":t"));

  public KeyGroup {
    keys = List.copyOf(keys);
  }

  /** The groups to copy among all keys of a Redis, in the order in which they are to be copied. */
  public static List<KeyGroup> of(Collection<String> names) {
    Map<String, Set<String>> byTag = new TreeMap<>();
    for (String name : names) {
      if (isCopied(name)) {
        String tag = tag(name);
        Set<String> keys = byTag.computeIfAbsent(tag, t -> new TreeSet<>());
        keys.add(name);
        PARTS.getOrDefault(kind(tag), Set.of()).forEach(part -> keys.add('{' + tag + '}' + part));
      }
    }
    List<KeyGroup> groups = new ArrayList<>();
    byTag.forEach((tag, keys) -> groups.add(new KeyGroup(tag, List.copyOf(keys))));
    groups.sort(Comparator.comparingInt(group -> rank(group.kind())));
    return groups;
  }

  /** Whether a key belongs to a backup. */
  static boolean isCopied(String name) {
    return name.startsWith("{")
        && rank(kind(tag(name))) >= 0
        && !name.matches("\\{u:\\d+}:c|\\{[rp]:[0-9:]+}:y:\\d+");
  }

  /** Whether a key goes before a restore: what is copied, and names. */
  static boolean isReplaced(String name) {
    return isCopied(name) || isName(name) || name.equals("{store}");
  }

  /** Whether it is the name of a user or a room. */
  static boolean isName(String name) {
    return name.startsWith("n:u:{") || name.startsWith("n:r:{");
  }

  /** {@code p} for a pair, {@code r} for a room, {@code u} for a user. */
  String kind() {
    return kind(tag);
  }

  private static int rank(String kind) {
    return ORDER.indexOf(kind);
  }

  private static String kind(String tag) {
    int colon = tag.indexOf(':');
    return colon < 0 ? tag : tag.substring(0, colon);
  }

  private static String tag(String name) {
    int end = name.indexOf('}');
    return end < 0 ? "" : name.substring(1, end);
  }
}
