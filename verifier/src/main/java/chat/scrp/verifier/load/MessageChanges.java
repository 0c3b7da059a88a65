package chat.scrp.verifier.load;

import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.AddReaction;
import chat.scrp.protocol.request.DeleteMessage;
import chat.scrp.protocol.request.EditMessage;
import chat.scrp.protocol.request.RemoveReaction;
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
  private record Own(Target target, long seq, String text) {}

  /** A message was acknowledged. */
  void sent(Outgoing outgoing, long seq) {
    mine.add(new Own(outgoing.target(), seq, outgoing.text()));
    if (mine.size() > MOST_KNOWN) {
      mine.remove(0);
    }
  }

  void edit(int choice) {
    if (!changing && !mine.isEmpty()) {
      Own own = mine.get(choice % mine.size());
      ask(new EditMessage(own.target(), own.seq(), own.text() + " ~" + ++edits));
    }
  }

  void delete(int choice) {
    if (!changing && !mine.isEmpty()) {
      Own own = mine.remove(choice % mine.size());
      ask(new DeleteMessage(own.target(), own.seq()));
    }
  }

  private void ask(ScrpRequest request) {
    changing = true;
    person.askUntilDecided(request, answer -> changing = false);
  }

  /** Reacts to a message of a room, or takes it back; whatever comes of it. */
  void react(String room, int choice) {
    Target target = Target.room(room);
    long seq = 1 + choice % Math.max(1, person.newest(target));
    String reaction = choice % 2 == 0 ? "\ud83d\udc4d" : "\u2764\ufe0f";
    ScrpRequest request =
        choice % 3 == 0
            ? new RemoveReaction(target, seq, reaction)
            : new AddReaction(target, seq, reaction);
    person.whenLive(device -> device.ask(request, answer -> {}));
  }

  /** Whether no edit or deletion waits for an answer. */
  boolean isDone() {
    return !changing;
  }
}
