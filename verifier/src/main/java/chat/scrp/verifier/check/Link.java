package chat.scrp.verifier.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A connection of a user, and what was seen on it. */
final class Link {
  final int number;
  final String user;
  final long openedAt;
  final Map<Long, Call> unanswered = new HashMap<>();
  final Set<Long> answered = new HashSet<>();
  final List<Delivery> deliveries = new ArrayList<>();
  long closedAt = Long.MAX_VALUE;
  long loggedInAt = Long.MAX_VALUE;
  boolean acknowledges;

  /** Whether a log-in without push_ack was left without an answer. */
  boolean knocked;

  Link(int number, String user, long openedAt) {
    this.number = number;
    this.user = user;
    this.openedAt = openedAt;
  }

  boolean isLoggedIn() {
    return loggedInAt != Long.MAX_VALUE;
  }

  @Override
  public String toString() {
    return "connection " + number + " of " + user;
  }
}
