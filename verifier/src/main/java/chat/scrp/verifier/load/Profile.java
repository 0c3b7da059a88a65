package chat.scrp.verifier.load;

import java.util.List;

/**
 * What a user of the run is like.
 *
 * @param id the user's ID
 * @param transports one for each of its connections
 * @param pushAck whether it acknowledges pushes
 * @param sharesSession whether its second connection joins the session of the first
 * @param rooms the rooms that it enters at the beginning
 * @param owns the rooms that it makes and never leaves
 * @param friends its friends
 */
public record Profile(
    String id,
    List<Transport> transports,
    boolean pushAck,
    boolean sharesSession,
    List<String> rooms,
    List<String> owns,
    List<String> friends) {
  static final String PASSWORD = "correct horse";

  /** Takes copies of the lists. */
  public Profile {
    transports = List.copyOf(transports);
    rooms = List.copyOf(rooms);
    owns = List.copyOf(owns);
    friends = List.copyOf(friends);
  }
}
