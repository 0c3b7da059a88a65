package chat.scrp.services.room;

import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.LogKeys;
import java.util.ArrayList;
import java.util.List;

/** Names of the keys of rooms, in the order in which the scripts of rooms take them. */
final class RoomKeys {
  private RoomKeys() {}

  /** The keys of a room besides its hash. */
  enum Part {
    MEMBERS,
    LOG,
    OVERLAY,
    DELIVERED,
    READ,
    FAREWELLS,
    REQUESTS,
    INVITATIONS,
    BANS
  }

  /** The room's hash, then the given parts. */
  static List<String> of(long room, Part... parts) {
    ConversationKey key = ConversationKey.room(room);
    List<String> keys = new ArrayList<>(parts.length + 1);
    keys.add(LogKeys.meta(key));
    for (Part part : parts) {
      keys.add(name(key, part));
    }
    return keys;
  }

  private static String name(ConversationKey room, Part part) {
    return switch (part) {
      case MEMBERS -> LogKeys.members(room);
      case LOG -> LogKeys.log(room);
      case OVERLAY -> LogKeys.overlay(room);
      case DELIVERED -> LogKeys.delivered(room);
      case READ -> LogKeys.read(room);
      case FAREWELLS -> LogKeys.farewells(room);
      case REQUESTS -> LogKeys.entryRequests(room);
      case INVITATIONS -> LogKeys.invitations(room);
      case BANS -> LogKeys.bans(room);
    };
  }

  /** Wrong passwords of a user at a room: a counter that expires. */
  static String wrongPasswords(long room, long user) {
    return "{wr:" + room + "}:" + user;
  }

  /** Where a request lives. */
  static String request(long requestId) {
    return "{q:" + requestId + "}";
  }

  /** The index of the requests that a user may decide alone. */
  static String toDecide(long user) {
    return "{u:" + user + "}:q";
  }

  /** The index of the requests that a user has asked. */
  static String asked(long user) {
    return "{u:" + user + "}:t";
  }
}
