package chat.scrp.verifier.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a history says, put together for the rules. */
final class Facts {
  final Map<Integer, Link> links = new HashMap<>();
  final Map<String, Sent> sentByText = new HashMap<>();
  final Map<Conversation, TreeMap<Long, Sent>> logs = new HashMap<>();
  final List<Page> pages = new ArrayList<>();
  final Map<Conversation, Map<Long, List<MessageChange>>> changes = new HashMap<>();
  final List<MembershipAct> memberships = new ArrayList<>();
  final List<MarkAct> markActs = new ArrayList<>();
  final List<MarkRead> finalMarks = new ArrayList<>();
  final List<ModeRead> modes = new ArrayList<>();
  final List<Call> failedCalls = new ArrayList<>();
  final List<Window> quietWindows = new ArrayList<>();
  final Set<String> openRooms = new HashSet<>();

  /** User to the rooms that the user is in at the end, for those who could be asked. */
  final Map<String, Set<String>> finalRooms = new HashMap<>();

  final List<Finding> findings = new ArrayList<>();
  long finalAt = Long.MAX_VALUE;
  long endedAt = Long.MAX_VALUE;
  long commandTimeoutMicros = 5 * Window.SECOND;
  long requests;
  long pushes;
  long disturbances;

  void report(Fault fault, String evidence) {
    findings.add(new Finding(fault, evidence));
  }

  /** Notes that a message was seen in a conversation's log under a number. */
  void seen(Sent sent, long seq, long messageId, String where) {
    if (sent.seq == 0) {
      sent.seq = seq;
      sent.messageId = messageId;
    } else if (sent.seq != seq || sent.messageId != messageId) {
      report(
          Fault.STORED_TWICE,
          sent
              + " message_id "
              + sent.messageId
              + ", but seq "
              + seq
              + " message_id "
              + messageId
              + " in "
              + where);
    }
    Sent other = logs.computeIfAbsent(sent.conversation, c -> new TreeMap<>()).put(seq, sent);
    if (other != null && other != sent) {
      report(Fault.LOST, "one number for two messages: " + other + " and " + sent);
    }
  }

  /** What was done, or may have been done, to a message after it was sent. */
  List<MessageChange> changesOf(Conversation conversation, long seq) {
    return changes.getOrDefault(conversation, Map.of()).getOrDefault(seq, List.of());
  }

  /** The message that a page or push shows: known by how its text begins, or by its number. */
  @Nullable Sent shown(Conversation conversation, JsonNode message) {
    if (message.path("deleted").asBoolean(false)) {
      return at(conversation, message.path("seq").asLong());
    }
    String text = message.path("text").asText("");
    int edited = text.lastIndexOf(EDITED);
    return sentByText.get(edited < 0 ? text : text.substring(0, edited));
  }

  @Nullable Sent at(Conversation conversation, long seq) {
    TreeMap<Long, Sent> log = logs.get(conversation);
    return log == null ? null : log.get(seq);
  }

  /** Until when a request may take effect. */
  long effectEnd(Call call) {
    return switch (call.outcome()) {
      case DONE, REFUSED -> call.answeredAt;
      case LATE -> deadline(call.answeredAt);
      case UNKNOWN -> call.sentAt + UNANSWERED_EFFECT;
    };
  }

  /** The latest deadline of a request that was answered 503 then. */
  long deadline(long answeredAt) {
    return answeredAt + commandTimeoutMicros + Window.SECOND;
  }

  /** The quiet window that holds a moment, at least so long after its beginning; or null. */
  @Nullable Window quietAt(long moment, long settled) {
    for (Window window : quietWindows) {
      if (moment >= window.from() + settled && moment <= window.to()) {
        return window;
      }
    }
    return null;
  }

  void eachLink(Consumer<Link> consumer) {
    links.values().forEach(consumer);
  }

  /** Ends the first text of a message that was edited. */
  private static final String EDITED = " ~";

  /** A request without an answer may wait in a paused process for so long. */
  private static final long UNANSWERED_EFFECT = 60 * Window.SECOND;
}
