package chat.scrp.verifier.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes from pushes what the rules need. */
final class PushReader {
  /** What belongs to the order of a room, besides messages, entering and leaving. */
  private static final Set<String> LOG_PUSHES =
      Set.of(
          "MESSAGE_EDITED",
          "MESSAGE_DELETED",
          "REACTION_CHANGED",
          "APPOINTED_AS_ADMIN",
          "DISMISSED_AS_ADMIN",
          "ROOM_OWNER_CHANGED",
          "ROOM_ACCESS_CHANGED",
          "ROOM_NICKNAME_CHANGED",
          "ROOM_DESCRIPTION_CHANGED",
          "ROOM_HISTORY_CHANGED");

  private static final Conversation NONE = Conversation.room("");

  private final Facts facts;

  PushReader(Facts facts) {
    this.facts = facts;
  }

  void take(Link link, JsonNode push, long at) {
    String method = push.path("method").asText();
    if (method.equals("STORE_RESET")) {
      facts.report(Fault.STORE_RESET, "STORE_RESET on " + link);
    }
    if (!push.hasNonNull("push_id")) {
      return;
    }
    switch (method) {
      case "NEW_ROOM_MESSAGE" ->
          message(link, Conversation.room(push.path("room_id").asText()), push, at);
      case "NEW_PRIVATE_MESSAGE" -> message(link, pair(push), push, at);
      case "USER_ENTER_ROOM" -> member(link, push, Delivery.Kind.OWN_ENTERING, at);
      case "USER_LEAVE_ROOM" -> member(link, push, Delivery.Kind.OWN_LEAVING, at);
      default -> other(link, push, at);
    }
  }

  private void message(Link link, Conversation conversation, JsonNode push, long at) {
    long seq = push.path("seq").asLong();
    String sender = push.path("sender_id").asText();
    Sent sent = facts.shown(conversation, push);
    if (sent == null || !sent.user.equals(sender) || !sent.conversation.equals(conversation)) {
      facts.report(
          Fault.PHANTOM, conversation + " seq " + seq + " by " + sender + ", pushed to " + link);
      return;
    }
    facts.seen(sent, seq, push.path("message_id").asLong(), "a push on " + link);
    add(link, Delivery.Kind.MESSAGE, conversation, push, sent, at);
  }

  private void member(Link link, JsonNode push, Delivery.Kind own, long at) {
    boolean mine = push.path("user_id").asText().equals(link.user);
    Conversation room = Conversation.room(push.path("room_id").asText());
    add(link, mine ? own : Delivery.Kind.OTHER, room, push, null, at);
  }

  private void other(Link link, JsonNode push, long at) {
    Conversation named = Conversation.named(push, link.user);
    Conversation log =
        named != null && LOG_PUSHES.contains(push.path("method").asText()) ? named : NONE;
    add(link, Delivery.Kind.OTHER, log, push, null, at);
  }

  private static void add(
      Link link,
      Delivery.Kind kind,
      Conversation conversation,
      JsonNode push,
      @Nullable Sent sent,
      long at) {
    long seq = push.path("seq").asLong(0);
    long pushId = push.path("push_id").asLong();
    link.deliveries.add(new Delivery(kind, conversation, seq, pushId, sent, at));
  }

  private static Conversation pair(JsonNode push) {
    return Conversation.pair(push.path("sender_id").asText(), push.path("receiver_id").asText());
  }
}
