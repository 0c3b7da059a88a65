package chat.scrp.verifier.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who must be able to read a message at the end, and to have got it. */
final class Readers {
  private final Facts facts;
  private final Memberships memberships;
  private final Map<String, List<String>> usersByRoom = new HashMap<>();

  Readers(Facts facts) {
    this.facts = facts;
    memberships = new Memberships(facts);
    for (List<String> known : memberships.known()) {
      usersByRoom.computeIfAbsent(known.get(1), r -> new ArrayList<>()).add(known.get(0));
    }
  }

  /** Who must find the message in the log at the end. */
  List<String> entitledToRead(Sent sent) {
    String room = sent.conversation.room();
    if (room == null) {
      return pair(sent);
    }
    boolean open = facts.openRooms.contains(room);
    return usersByRoom.getOrDefault(room, List.of()).stream()
        .filter(user -> open ? memberships.isInAtEnd(user, room) : wasIn(user, sent))
        .toList();
  }

  /** Who must have got the message: all others who were in without a break since it was sent. */
  List<String> entitledToPush(Sent sent) {
    String room = sent.conversation.room();
    List<String> readers =
        room == null
            ? pair(sent)
            : usersByRoom.getOrDefault(room, List.of()).stream()
                .filter(user -> wasIn(user, sent))
                .toList();
    return readers.stream().filter(user -> !user.equals(sent.user)).toList();
  }

  private boolean wasIn(String user, Sent sent) {
    String room = sent.conversation.room();
    return room != null && memberships.inSince(user, room) < sent.firstSentAt;
  }

  private static List<String> pair(Sent sent) {
    return List.of(sent.conversation.name().substring("pair ".length()).split(" ", 2));
  }
}
