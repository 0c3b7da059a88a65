package chat.scrp.terminal.chat;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Role;
import chat.scrp.protocol.model.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A room, the conversation with a friend, or the page that one begins with. */
public final class Conversation {
  private static final int MAX_MESSAGES = 3000;
  private static final int MAX_LINES = 1000;

  private final Target target;
  private final TreeMap<Long, MessageObject> messages = new TreeMap<>();
  private final List<Item> lines = new ArrayList<>();
  private final List<Item> pending = new ArrayList<>();
  final Map<String, Role> members = new LinkedHashMap<>();
  String nickname = "";
  String description = "";
  long memberCount;
  long lastSeq;
  long readSeq;
  long newsFrom;
  boolean listed = true;
  boolean loaded;
  boolean loading;
  boolean complete;
  private @Nullable String typist;
  private long typingUntil;

  Conversation(Target target) {
    this.target = target;
  }

  /** What it is on the wire; none for the page that one begins with. */
  public Target target() {
    return target;
  }

  /** The name that commands know it by: {@code #room} or {@code @user}. */
  public String name() {
    if (target.isNone()) {
      return "home";
    }
    return target.roomId() != null ? "#" + target.roomId() : "@" + target.userId();
  }

  public boolean isRoom() {
    return target.roomId() != null;
  }

  /** Its name for people. */
  public String nickname() {
    return nickname;
  }

  public String description() {
    return description;
  }

  /** How many members a room has. */
  public long memberCount() {
    return Math.max(memberCount, members.size());
  }

  /** The members of a room that are known, with their roles. */
  public Map<String, Role> members() {
    return members;
  }

  /** How many messages are not read. */
  public long unread() {
    return Math.max(0, lastSeq - readSeq);
  }

  /** Whether the user can still write here. */
  public boolean listed() {
    return listed;
  }

  /** Whether older messages are being fetched. */
  public boolean loading() {
    return loading;
  }

  /** Who is typing now, or null. */
  public @Nullable String typist() {
    return System.nanoTime() < typingUntil ? typist : null;
  }

  void typing(String userId, long nanos) {
    typist = userId;
    typingUntil = System.nanoTime() + nanos;
  }

  void add(MessageObject message) {
    messages.put(message.seq(), message);
    lastSeq = Math.max(lastSeq, message.seq());
    if (message.senderId() != null && message.senderId().equals(typist)) {
      typingUntil = System.nanoTime();
    }
    if (messages.size() > MAX_MESSAGES) {
      messages.pollFirstEntry();
      complete = false;
    }
  }

  void replace(MessageObject message) {
    messages.replace(message.seq(), message);
  }

  @Nullable MessageObject message(long seq) {
    return messages.get(seq);
  }

  /** The newest message of a user that is not deleted, or null. */
  @Nullable MessageObject newestOf(String userId) {
    return messages.descendingMap().values().stream()
        .filter(m -> userId.equals(m.senderId()) && !m.deleted())
        .findFirst()
        .orElse(null);
  }

  /** The newest message of another user that is not deleted, or null. */
  @Nullable MessageObject newestNotOf(String userId) {
    return messages.descendingMap().values().stream()
        .filter(m -> !userId.equals(m.senderId()) && !m.deleted())
        .findFirst()
        .orElse(null);
  }

  /** The oldest message that is here, 0 where there is none. */
  long firstHere() {
    return messages.isEmpty() ? 0 : messages.firstKey();
  }

  /** The newest message that is here, 0 where there is none. */
  long lastHere() {
    return messages.isEmpty() ? 0 : messages.lastKey();
  }

  void forgetMessages() {
    messages.clear();
    loaded = false;
    complete = false;
  }

  void line(Item.Kind kind, String text) {
    lines.add(Item.line(kind, lastHere(), text));
    if (lines.size() > MAX_LINES) {
      lines.remove(0);
    }
  }

  void clearLines() {
    lines.clear();
  }

  Item sending(String senderId, String text) {
    long now = System.currentTimeMillis() / 1000;
    Item item = new Item(Item.Kind.PENDING, Long.MAX_VALUE, now, senderId, text, "");
    pending.add(item);
    return item;
  }

  void sent(Item item) {
    pending.remove(item);
  }

  /** Everything, oldest first. */
  public List<Item> items() {
    List<Item> items = new ArrayList<>();
    int line = 0;
    boolean newsShown = newsFrom == 0;
    for (MessageObject message : messages.values()) {
      while (line < lines.size() && lines.get(line).seq() < message.seq()) {
        items.add(lines.get(line++));
      }
      if (!newsShown && message.seq() > newsFrom) {
        newsShown = true;
        items.add(new Item(Item.Kind.NEWS, message.seq(), message.time(), null, "new", ""));
      }
      items.add(item(message));
    }
    items.addAll(lines.subList(line, lines.size()));
    items.addAll(pending);
    return items;
  }

  private static Item item(MessageObject message) {
    String edited = message.editedTime() == null || message.deleted() ? "" : "(edited) ";
    String reactions =
        message.reactions().entrySet().stream()
            .map(r -> r.getKey() + (r.getValue().size() > 1 ? " " + r.getValue().size() : ""))
            .collect(Collectors.joining("  "));
    return new Item(
        Item.Kind.MESSAGE,
        message.seq(),
        message.time(),
        message.senderId(),
        message.deleted() ? "" : message.text(),
        message.deleted() ? "(deleted)" : (edited + reactions).strip());
  }
}
