package chat.scrp.services.log;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.services.log.Publish.Edge;
import chat.scrp.services.log.Publish.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is published besides the entries of logs: ephemeral pushes and signals. The result is
 * sent by PUBLISH, alone or inside of a script; {@link PublishedJson} reads it.
 */
public final class PublishedWriter {
  private PublishedWriter() {}

  /** The channel of a user's connections. */
  public static String userChannel(long user) {
    return "u:" + user;
  }

  /** The channel of a room's members. */
  public static String roomChannel(long room) {
    return "r:" + room;
  }

  /** The channel of every replica for who comes and goes. */
  public static String presenceChannel() {
    return "presence";
  }

  /** The channel of every replica. */
  public static String everybodyChannel() {
    return "all";
  }

  /**
   * A push that is in no log.
   *
   * @param conversation the room or pair that it is about, or the own one of the channel's user
   * @param time seconds
   */
  public static String ephemeral(
      ConversationKey conversation, long time, Entry entry, EntryContext context) {
    return json(new Publish(conversation.toString(), null, null, time, 0, entry, context, null));
  }

  /** Tells the connections of a user, on its channel, to open a room. */
  public static String roomJoined(long room) {
    return json(
        Publish.of(new Signal(Signal.ROOM_JOINED, room, null, null, null, null, null, null, null)));
  }

  /** Ends log-ins of a user, on its channel; see {@link Published.LoggedOff}. */
  public static String loggedOff(
      LogOffReason reason,
      @Nullable String session,
      @Nullable String exceptSession,
      @Nullable String connection,
      @Nullable String exceptConnection) {
    return json(
        Publish.of(
            new Signal(
                Signal.LOGGED_OFF,
                null,
                reason.wireName(),
                session,
                exceptSession,
                connection,
                exceptConnection,
                null,
                null)));
  }

  /**
   * A user came online or went offline, on the channel {@code presence}.
   *
   * @param rooms the rooms whose members hear of it
   * @param time seconds
   */
  public static String presence(
      long user,
      String userId,
      boolean online,
      long lastActivityTime,
      List<Long> rooms,
      long time) {
    Edge edge = new Edge(user, userId, online, lastActivityTime, rooms);
    Signal signal = new Signal(Signal.PRESENCE, null, null, null, null, null, null, null, edge);
    return json(new Publish(null, null, null, time, 0, null, null, signal));
  }

  /** The store came back with less than it had, on the channel {@code all}. */
  public static String storeReset(String epoch) {
    return json(
        Publish.of(
            new Signal(Signal.STORE_RESET, null, null, null, null, null, null, epoch, null)));
  }

  private static String json(Publish publish) {
    return new String(Codec.encode(publish), StandardCharsets.UTF_8);
  }
}
