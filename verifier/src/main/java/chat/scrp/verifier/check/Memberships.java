package chat.scrp.verifier.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who was in which room, as far as the requests and the state at the end tell. */
final class Memberships {
  private final Facts facts;
  private final Map<List<String>, List<MembershipAct>> acts = new HashMap<>();

  Memberships(Facts facts) {
    this.facts = facts;
    for (MembershipAct act : facts.memberships) {
      if (act.outcome().mayHaveEffect()) {
        acts.computeIfAbsent(List.of(act.user(), act.room()), k -> new ArrayList<>()).add(act);
      }
    }
    acts.values().forEach(list -> list.sort(Comparator.comparingLong(MembershipAct::sentAt)));
  }

  /** All acts that may have had an effect, by the time of sending. */
  List<MembershipAct> of(String user, String room) {
    return acts.getOrDefault(List.of(user, room), List.of());
  }

  /** Users and rooms of which any act is known. */
  Set<List<String>> known() {
    return acts.keySet();
  }

  /** Whether the user is in the room at the end, as the server said. */
  boolean isInAtEnd(String user, String room) {
    return facts.finalRooms.getOrDefault(user, Set.of()).contains(room);
  }

  /**
   * Since when a user has been in a room until the end without a break. Who is in at the end has
   * not been out since the last entering that may have had an effect.
   *
   * @return {@link Long#MAX_VALUE} for who is not in at the end
   */
  long inSince(String user, String room) {
    if (!isInAtEnd(user, room)) {
      return Long.MAX_VALUE;
    }
    return of(user, room).stream()
        .filter(MembershipAct::entering)
        .mapToLong(MembershipAct::endAt)
        .max()
        .orElse(Long.MAX_VALUE);
  }
}
