package chat.scrp.gateway.push;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection whose peer takes bytes when the test says so. */
final class FakeConnection implements PushReceiver {

  /** One push as it was written. */
  record Written(ConversationKey conversation, long position, long pushId, long end) {}

  private final String id;
  private final long user;
  private final int bound;
  final List<Written> written = new ArrayList<>();
  private @Nullable Feed feed;
  private long offered;
  private long taken;
  private boolean roomWanted;
  boolean open = true;

  FakeConnection(String id, long user, int bound) {
    this.id = id;
    this.user = user;
    this.bound = bound;
  }

  void logIn(LoopPushes pushes, boolean pushAck) {
    Feed begun = pushes.feed(this, new Caller(user, "u" + user, "s" + id, id), pushAck);
    feed = begun;
    begun.start();
  }

  Feed feed() {
    return Objects.requireNonNull(feed);
  }

  long user() {
    return user;
  }

  /** The peer reads. */
  void take(long bytes) {
    taken = Math.min(offered, taken + bytes);
    if (roomWanted && offered - taken <= bound / 2) {
      roomWanted = false;
      feed().roomMade();
    }
  }

  void close() {
    open = false;
    feed().detach();
  }

  /** What has surely left the server. */
  List<Written> delivered() {
    return written.stream().filter(push -> push.end() <= taken).toList();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void write(byte[] json) {
    ServerFrame.Push frame = (ServerFrame.Push) Codec.decodeServerFrame(json);
    NewRoomMessage place = (NewRoomMessage) Objects.requireNonNull(frame.push());
    offered += json.length;
    written.add(
        new Written(
            ConversationKey.parse(place.roomId()),
            Position.parse(place.text()),
            Objects.requireNonNull(frame.pushId()),
            offered));
  }

  @Override
  public boolean hasRoom(int bytes) {
    long waiting = offered - taken;
    boolean room = waiting == 0 || waiting + bytes <= bound;
    roomWanted |= !room;
    return room;
  }

  @Override
  public void flush() {}

  @Override
  public long offered() {
    return offered;
  }

  @Override
  public long taken() {
    return taken;
  }

  @Override
  public void forcedOff() {
    close();
  }
}
