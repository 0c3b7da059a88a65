package chat.scrp.gateway;

import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.DeliveredMarks;
import chat.scrp.services.log.Delivery;
import chat.scrp.services.log.LivePush;
import chat.scrp.services.log.Opening;
import chat.scrp.services.log.Page;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.Published;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The own conversation of every user, with nothing but messages in it; used from all threads. */
final class MessageLogs implements ConversationReader {
  private final Map<Long, List<String>> texts = new HashMap<>();
  private final Map<Long, Long> marks = new HashMap<>();

  /** Appends a message; returns what is to be published. */
  synchronized Published.Live append(long user, String text) {
    List<String> log = log(user);
    log.add(text);
    long seq = log.size();
    return new Published.Live(
        ConversationKey.own(user),
        Position.of(seq - 1, 0),
        Position.of(seq, 0),
        "",
        seq,
        1,
        new SamePush(push(seq, text)),
        false,
        false,
        0,
        0,
        null);
  }

  private List<String> log(long user) {
    return texts.computeIfAbsent(user, u -> new ArrayList<>());
  }

  private static ScrpPush push(long seq, String text) {
    return new NewRoomMessage(seq, seq, "room", "somebody", text, false);
  }

  /** The last message that is marked as delivered. */
  synchronized long mark(long user) {
    return Position.seq(marks.getOrDefault(user, 0L));
  }

  synchronized void mark(DeliveredMarks.Advance advance) {
    long mark = marks.getOrDefault(advance.user(), 0L);
    if (advance.from() <= mark && mark <= advance.to()) {
      marks.put(advance.user(), advance.to());
    }
  }

  @Override
  public Future<List<ConversationKey>> conversations(long user) {
    return Future.succeededFuture(List.of(ConversationKey.own(user)));
  }

  @Override
  public synchronized Future<List<Opening>> open(long user, List<ConversationKey> conversations) {
    long mark = marks.getOrDefault(user, 0L);
    long head = Position.of(log(user).size(), 0);
    return Future.succeededFuture(
        conversations.stream()
            .map(key -> new Opening(key, true, 0, mark, head, false, null))
            .toList());
  }

  @Override
  public synchronized Future<Page> read(
      long user, ConversationKey conversation, long after, int maxEntries, int maxBytes) {
    List<String> log = log(user);
    List<Delivery> found = new ArrayList<>();
    long seq = Position.seq(after);
    int bytes = 0;
    while (seq < log.size() && found.size() < maxEntries && bytes < maxBytes) {
      String text = log.get((int) seq);
      seq++;
      bytes += text.length();
      found.add(new Delivery(Position.of(seq, 0), "", seq, 1, push(seq, text), false, false));
    }
    return Future.succeededFuture(new Page(found, Position.of(seq, 0), seq < log.size(), true));
  }

  private record SamePush(ScrpPush push) implements LivePush {
    @Override
    public boolean same() {
      return true;
    }

    @Override
    public ScrpPush forViewer(long user) {
      return push;
    }
  }
}
