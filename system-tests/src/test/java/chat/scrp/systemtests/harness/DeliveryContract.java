package chat.scrp.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pushes come to a log-in only, each once, and the messages of a conversation in order: checked on
 * one connection.
 */
final class DeliveryContract {
  private static final Set<String> BEGIN = Set.of("LOG_IN", "RESUME_SESSION");
  private static final Set<String> END = Set.of("LOG_OUT", "DELETE_USER");
  private static final Set<String> UNASKED = Set.of("STORE_RESET", "SERVER_GOING_AWAY");

  private final Set<Long> pushIds = new HashSet<>();
  private final Map<String, Long> heads = new HashMap<>();
  private long lastPushId;
  private boolean loggedIn;

  boolean loggedIn() {
    return loggedIn;
  }

  long lastPushId() {
    return lastPushId;
  }

  /** A request of a method was answered with 900. */
  void done(String method) {
    if (BEGIN.contains(method)) {
      loggedIn = true;
      pushIds.clear();
      heads.clear();
    } else if (END.contains(method)) {
      loggedIn = false;
    }
  }

  void pushed(JsonNode push) {
    String method = push.path("method").asText();
    if (!loggedIn && !UNASKED.contains(method)) {
      throw new AssertionError("a push without a log-in: " + push);
    }
    if (push.path("push_id").isNumber()) {
      lastPushId = push.path("push_id").asLong();
      if (!pushIds.add(lastPushId)) {
        throw new AssertionError("pushed twice on one connection: " + push);
      }
    }
    switch (method) {
      case "FORCED_TO_LOGGED_OFF" -> loggedIn = false;
      case "STORE_RESET" -> heads.clear();
      // What is numbered anew after a removal is another conversation under the same name.
      case "USER_DELETED" -> forget(push.path("user_id").asText());
      case "ROOM_REMOVED" -> forget(push.path("room_id").asText());
      case "NEW_ROOM_MESSAGE" -> message(push.path("room_id").asText(), push);
      case "NEW_PRIVATE_MESSAGE" -> message(pair(push), push);
      default -> {}
    }
  }

  private void forget(String gone) {
    heads.keySet().removeIf(name -> List.of(name.split("\\|", -1)).contains(gone));
  }

  private void message(String conversation, JsonNode push) {
    long seq = push.path("seq").asLong();
    Long before = heads.put(conversation, seq);
    if (before != null && before >= seq) {
      throw new AssertionError("out of order after " + before + ": " + push);
    }
  }

  private static String pair(JsonNode push) {
    String sender = push.path("sender_id").asText();
    String receiver = push.path("receiver_id").asText();
    return sender.compareTo(receiver) < 0 ? sender + "|" + receiver : receiver + "|" + sender;
  }
}
