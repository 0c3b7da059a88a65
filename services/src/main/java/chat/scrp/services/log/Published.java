package chat.scrp.services.log;

import chat.scrp.protocol.ScrpPush;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What arrives on a channel, decoded once per replica by {@link PublishedCodec}. */
public sealed interface Published {

  /**
   * A new entry of a log.
   *
   * @param prev the position of the entry before
   * @param adminsOnly visible to a room's owner and admins only
   * @param onlyUser visible to this user only, or 0
   * @param leaver the user who leaves the conversation with it, 0 for none, -1 for everybody
   * @param friends what it does to a friendship: true begins, false ends, null nothing
   */
  record Live(
      ConversationKey conversation,
      long prev,
      long position,
      String origin,
      long pushId,
      long time,
      LivePush push,
      boolean once,
      boolean adminsOnly,
      long onlyUser,
      long leaver,
      @Nullable Boolean friends)
      implements Published {}

  /**
   * An ephemeral push: to every receiver of the channel but the origin.
   *
   * @param conversation of a pair or room, or the own conversation of the channel's user
   * @param pushId null for those that the contract marks ephemeral
   */
  record Ephemeral(
      ConversationKey conversation, String origin, @Nullable Long pushId, long time, LivePush push)
      implements Published {}

  /** A user came online or went offline: to friends and to members of the rooms, each once. */
  record Presence(long user, List<Long> rooms, long time, ScrpPush push) implements Published {}

  /**
   * The user whose channel it is entered this room: open it.
   *
   * @param entry the entering in the room's log; null for a room that the user made
   */
  record RoomJoined(long room, @Nullable Live entry) implements Published {}

  /**
   * Log-ins of the channel's user end, with FORCED_TO_LOGGED_OFF. Null fields match everything.
   *
   * @param session only connections of this session
   * @param exceptSession not those of this session
   * @param connection only this connection
   * @param exceptConnection not this connection
   */
  record LoggedOff(
      String reason,
      @Nullable String session,
      @Nullable String exceptSession,
      @Nullable String connection,
      @Nullable String exceptConnection)
      implements Published {}

  /** The store came back with less than it had. */
  record StoreReset(String epoch) implements Published {}
}
