package chat.scrp.verifier.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes from requests and their answers what the rules need; an unanswered one counts too. */
final class AnswerReader {
  private static final int BAD_REQUEST = 233;
  private static final long SLOW = 8 * Window.SECOND;

  private final Facts facts;
  private final Map<String, Consumer<Call>> byMethod;
  private @Nullable String storeEpoch;

  AnswerReader(Facts facts) {
    this.facts = facts;
    byMethod =
        Map.ofEntries(
            Map.entry("LOG_IN", this::loggedIn),
            Map.entry("RESUME_SESSION", this::loggedIn),
            Map.entry("SEND_ROOM_MESSAGE", this::sent),
            Map.entry("SEND_PRIVATE_MESSAGE", this::sent),
            Map.entry("CREATE_ROOM", this::created),
            Map.entry("ENTER_ROOM", call -> membership(call, call.link.user, true)),
            Map.entry("LEAVE_ROOM", call -> membership(call, call.link.user, false)),
            Map.entry("REMOVE_USER_FROM_ROOM", this::removed),
            Map.entry("MARK_READ", this::marked),
            Map.entry("EDIT_MESSAGE", this::changed),
            Map.entry("DELETE_MESSAGE", this::changed),
            Map.entry("RECEIVE_MESSAGE", this::page),
            Map.entry("GET_USER", this::mode),
            Map.entry("GET_ROOMS", this::rooms),
            Map.entry("GET_FRIENDS", this::friends));
  }

  /** A request is about to be sent. */
  void asked(Call call) {
    String text = call.request.path("text").asText("");
    Conversation conversation = Conversation.named(call.request, call.link.user);
    if (!call.method.startsWith("SEND_") || conversation == null || text.isEmpty()) {
      return;
    }
    facts.sentByText.computeIfAbsent(
        text, t -> new Sent(call.link.user, conversation, t, call.sentAt));
  }

  /** An answer came, or the connection ended without one. */
  void take(Call call) {
    if (call.error == Outcome.BROKEN || call.error == BAD_REQUEST) {
      facts.report(Fault.BROKEN_ANSWER, call.method + " on " + call.link + ": " + call.error);
    }
    boolean slow = call.answeredAt - call.sentAt > SLOW;
    if (slow || call.outcome() == Outcome.LATE || call.outcome() == Outcome.UNKNOWN) {
      facts.failedCalls.add(call);
    }
    Consumer<Call> reader = byMethod.get(call.method);
    if (reader != null) {
      reader.accept(call);
    }
  }

  private void loggedIn(Call call) {
    boolean acknowledges = call.request.path("push_ack").asBoolean();
    if (call.outcome() != Outcome.DONE) {
      call.link.knocked |= call.error == Outcome.UNANSWERED && !acknowledges;
      return;
    }
    call.link.loggedInAt = call.answeredAt;
    call.link.acknowledges = acknowledges;
    String epoch = call.answer.path("store_epoch").asText();
    if (storeEpoch != null && !storeEpoch.equals(epoch)) {
      facts.report(Fault.STORE_RESET, "store_epoch " + storeEpoch + " became " + epoch);
    }
    storeEpoch = epoch;
  }

  private void sent(Call call) {
    Sent sent = facts.sentByText.get(call.request.path("text").asText(""));
    if (sent == null) {
      return;
    }
    long seq = call.answer.path("seq").asLong(0);
    long id = call.answer.path("message_id").asLong(0);
    sent.attempts.add(
        new Attempt(call.link, call.sentAt, call.answeredAt, call.outcome(), seq, id));
    if (call.outcome() == Outcome.DONE) {
      sent.acknowledgedAt = Math.min(sent.acknowledgedAt, call.answeredAt);
      facts.seen(sent, seq, id, "the answer on " + call.link);
    }
  }

  private void created(Call call) {
    if (call.request.path("room_history").asInt(0) == 1) {
      facts.openRooms.add(call.request.path("room_id").asText());
    }
    membership(call, call.link.user, true);
  }

  private void removed(Call call) {
    membership(call, call.request.path("subject_user_id").asText(), false);
  }

  private void membership(Call call, String user, boolean entering) {
    if (call.answer.path("pending").asBoolean(false)) {
      return;
    }
    facts.memberships.add(
        new MembershipAct(
            user,
            call.request.path("room_id").asText(),
            entering,
            call.sentAt,
            facts.effectEnd(call),
            call.outcome(),
            call.answer.path("last_seq").asLong(0)));
  }

  private void marked(Call call) {
    Conversation conversation = Conversation.named(call.request, call.link.user);
    if (conversation != null) {
      long seq = call.request.path("seq").asLong();
      facts.markActs.add(new MarkAct(call.link.user, conversation, seq, call.outcome()));
    }
  }

  private void changed(Call call) {
    Conversation conversation = Conversation.named(call.request, call.link.user);
    if (conversation == null || !call.outcome().mayHaveEffect()) {
      return;
    }
    String text = call.method.equals("EDIT_MESSAGE") ? call.request.path("text").asText() : null;
    facts
        .changes
        .computeIfAbsent(conversation, c -> new HashMap<>())
        .computeIfAbsent(call.request.path("seq").asLong(), seq -> new ArrayList<>())
        .add(
            new MessageChange(
                text, call.sentAt, facts.effectEnd(call), call.outcome() == Outcome.DONE));
  }

  private void page(Call call) {
    Conversation conversation = Conversation.named(call.request, call.link.user);
    if (call.outcome() != Outcome.DONE || conversation == null) {
      return;
    }
    List<Page.Line> lines = new ArrayList<>();
    for (JsonNode message : call.answer.path("messages")) {
      lines.add(line(conversation, message, call.link));
    }
    facts.pages.add(
        new Page(
            call.link.user,
            conversation,
            call.request.path("after_seq").asLong(-1),
            call.sentAt,
            call.answeredAt,
            lines,
            call.answer.path("more").asBoolean(),
            call.answer.path("last_seq").asLong(),
            call.answer.path("read_seq").asLong(),
            call.answer.path("first_seq").asLong()));
    mark(call, conversation, call.answer);
  }

  private Page.Line line(Conversation conversation, JsonNode message, Link reader) {
    long seq = message.path("seq").asLong();
    long id = message.path("message_id").asLong();
    Sent sent = facts.shown(conversation, message);
    String sender = message.path("sender_id").asText();
    if (sent == null || !sent.user.equals(sender) || !sent.conversation.equals(conversation)) {
      facts.report(
          Fault.PHANTOM, conversation + " seq " + seq + " by " + sender + ", read on " + reader);
      return new Page.Line(seq, id, null, null);
    }
    facts.seen(sent, seq, id, "a page on " + reader);
    boolean deleted = message.path("deleted").asBoolean(false);
    return new Page.Line(seq, id, sent, deleted ? null : message.path("text").asText());
  }

  private void mode(Call call) {
    if (call.outcome() == Outcome.DONE) {
      mode(call, call.answer);
    }
  }

  private void mode(Call call, JsonNode user) {
    boolean online = user.path("mode").asInt() == 1;
    String subject = user.path("user_id").asText();
    facts.modes.add(new ModeRead(subject, online, call.sentAt, call.answeredAt));
  }

  private void rooms(Call call) {
    if (call.outcome() != Outcome.DONE) {
      return;
    }
    for (JsonNode room : call.answer.path("rooms")) {
      String id = room.path("room_id").asText();
      mark(call, Conversation.room(id), room);
      if (isFinal(call)) {
        facts.finalRooms.computeIfAbsent(call.link.user, u -> new HashSet<>()).add(id);
      }
    }
    if (isFinal(call)) {
      facts.finalRooms.computeIfAbsent(call.link.user, u -> new HashSet<>());
    }
  }

  private void friends(Call call) {
    if (call.outcome() != Outcome.DONE) {
      return;
    }
    for (JsonNode friend : call.answer.path("friends")) {
      mark(call, Conversation.pair(call.link.user, friend.path("user_id").asText()), friend);
      mode(call, friend);
    }
  }

  private void mark(Call call, Conversation conversation, JsonNode from) {
    if (isFinal(call)) {
      long last = from.path("last_seq").asLong();
      long read = from.path("read_seq").asLong();
      facts.finalMarks.add(new MarkRead(call.link.user, conversation, last, read));
    }
  }

  private boolean isFinal(Call call) {
    return call.sentAt >= facts.finalAt;
  }
}
