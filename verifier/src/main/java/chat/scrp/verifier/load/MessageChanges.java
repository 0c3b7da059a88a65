package chat.scrp.verifier.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user does to messages after they were sent: edits and deletes its own, one at a time and
 * until an answer decides, and reacts to any. A text that was edited begins with the first one, so
 * that the checker knows it again.
 */
final class MessageChanges {
  private static final int MOST_KNOWN = 40;

  private final Person person;
  private final List<Own> mine = new ArrayList<>();
  private int edits;
  private boolean changing;

  MessageChanges(Person person) {
    this.person = person;
  }

  /** A message that the user sent: its conversation and number, and its first text. */
  private record Own(ObjectNode place, String text) {}

  /** A message was acknowledged. */
  void sent(ObjectNode fields, long seq) {
    ObjectNode place = Device.fields().put("seq", seq);
    for (String target : List.of("room_id", "user_id")) {
      if (fields.has(target)) {
        place.put(target, fields.path(target).asText());
      }
    }
    mine.add(new Own(place, fields.path("text").asText()));
    if (mine.size() > MOST_KNOWN) {
      mine.remove(0);
    }
  }

  void edit(int choice) {
    if (!changing && !mine.isEmpty()) {
      Own own = mine.get(choice % mine.size());
      ask("EDIT_MESSAGE", own.place().deepCopy().put("text", own.text() + " ~" + ++edits));
    }
  }

  void delete(int choice) {
    if (!changing && !mine.isEmpty()) {
      ask("DELETE_MESSAGE", mine.remove(choice % mine.size()).place());
    }
  }

  private void ask(String method, ObjectNode fields) {
    changing = true;
    person.askUntil(method, fields, Person::isDecided, answer -> changing = false);
  }

  /** Reacts to a message of a room, or takes it back; whatever comes of it. */
  void react(String room, int choice) {
    String method = choice % 3 == 0 ? "REMOVE_REACTION" : "ADD_REACTION";
    long seq = 1 + choice % Math.max(1, person.newest(room));
    ObjectNode fields = Device.fields().put("room_id", room).put("seq", seq);
    fields.put("reaction", choice % 2 == 0 ? "\ud83d\udc4d" : "\u2764\ufe0f");
    person.whenLive(device -> device.ask(method, fields, answer -> {}));
  }

  /** Whether no edit or deletion waits for an answer. */
  boolean isDone() {
    return !changing;
  }
}
