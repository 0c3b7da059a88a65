package chat.scrp.services.log;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.MalformedFrameException;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.push.UserOffline;
import chat.scrp.protocol.push.UserOnline;
import chat.scrp.services.log.Publish.Edge;
import chat.scrp.services.log.Publish.Signal;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code include/log.lua} and {@link PublishedWriter} publish, and messages ({@link
 * LiveMessage}).
 */
public final class PublishedJson implements PublishedCodec {
  private static final System.Logger LOG = System.getLogger(PublishedJson.class.getName());

  @Override
  public List<Published> decode(String channel, byte[] payload) {
    try {
      Published published =
          LiveMessage.isOne(payload)
              ? LiveMessage.parse(payload)
              : published(Codec.decode(payload, Publish.class));
      return published == null ? List.of() : List.of(published);
    } catch (MalformedFrameException e) {
      // Not an error: replicas of two versions may run side by side.
      LOG.log(Level.DEBUG, "a publish of another version on {0}", channel);
      return List.of();
    }
  }

  private static @Nullable Published published(Publish publish) {
    Published entry = entry(publish);
    return publish.signal() == null ? entry : signal(publish.signal(), publish.time(), entry);
  }

  private static @Nullable Published entry(Publish publish) {
    Entry entry = publish.entry();
    String where = publish.conversation();
    if (entry == null || where == null) {
      return null;
    }
    ConversationKey conversation = ConversationKey.parse(where);
    EntryContext context = Objects.requireNonNullElse(publish.context(), EntryContext.NONE);
    String id = publish.position();
    long position = id == null ? Position.START : Position.parse(id);
    var what = new Occurrence(conversation, position, publish.time(), entry, context);
    return id == null ? ephemeral(what) : live(what, publish.prev(), publish.millis());
  }

  private static Published live(Occurrence what, @Nullable String prev, int millis) {
    Entry entry = what.entry();
    return new Published.Live(
        what.conversation(),
        prev == null ? Position.START : Position.parse(prev),
        what.position(),
        entry.origin(),
        entry.pushId(),
        what.time(),
        new EntryPush(what, TimeUnit.SECONDS.toMillis(what.time()) + millis),
        EntryAudience.once(entry),
        EntryAudience.adminsOnly(entry),
        EntryAudience.onlyUser(what.conversation(), entry),
        EntryAudience.leaver(entry),
        EntryAudience.friends(entry));
  }

  private static Published ephemeral(Occurrence what) {
    Entry entry = what.entry();
    Long pushId = entry.pushId() == 0 ? null : Long.valueOf(entry.pushId());
    return new Published.Ephemeral(
        what.conversation(), entry.origin(), pushId, what.time(), new EntryPush(what, 0));
  }

  private static @Nullable Published signal(Signal signal, long time, @Nullable Published entry) {
    return switch (signal.name()) {
      case Signal.ROOM_JOINED ->
          signal.room() == null
              ? null
              : new Published.RoomJoined(
                  signal.room(), entry instanceof Published.Live live ? live : null);
      case Signal.LOGGED_OFF ->
          signal.reason() == null
              ? null
              : new Published.LoggedOff(
                  signal.reason(),
                  signal.session(),
                  signal.exceptSession(),
                  signal.connection(),
                  signal.exceptConnection());
      case Signal.PRESENCE -> signal.presence() == null ? null : presence(signal.presence(), time);
      case Signal.STORE_RESET ->
          signal.epoch() == null ? null : new Published.StoreReset(signal.epoch());
      default -> null;
    };
  }

  private static Published presence(Edge edge, long time) {
    ScrpPush push =
        edge.online()
            ? new UserOnline(edge.userId(), edge.lastActivityTime())
            : new UserOffline(edge.userId(), edge.lastActivityTime());
    return new Published.Presence(edge.user(), edge.rooms(), time, push);
  }
}
