package chat.scrp.verifier.load;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.GetFriends;
import chat.scrp.protocol.request.GetRooms;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.response.GetFriendsResponse;
import chat.scrp.protocol.response.GetRoomsResponse;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Everybody asks for its rooms and friends, and reads each conversation from its beginning. */
final class FinalReading {
  private static final int PAGE = 200;
  private static final int LIST = 1_000;

  private final List<Person> people;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int left;

  FinalReading(List<Person> people) {
    this.people = people;
  }

  CompletableFuture<Void> done() {
    return done;
  }

  void begin() {
    left = people.size();
    people.forEach(person -> new Reader(person).rooms(null));
  }

  private void finished() {
    if (--left == 0) {
      done.complete(null);
    }
  }

  /** One person, one question at a time. */
  private final class Reader {
    private final Person person;
    private final Deque<Target> conversations = new ArrayDeque<>();

    Reader(Person person) {
      this.person = person;
    }

    void rooms(@Nullable String cursor) {
      person.askUntilDecided(
          new GetRooms(LIST, cursor),
          answer -> {
            if (answer.isDone()) {
              GetRoomsResponse page = answer.as(GetRoomsResponse.class);
              page.rooms().forEach(room -> conversations.add(Target.room(room.roomId())));
              if (page.nextCursor() != null) {
                rooms(page.nextCursor());
                return;
              }
            }
            friends(null);
          });
    }

    private void friends(@Nullable String cursor) {
      person.askUntilDecided(
          new GetFriends(LIST, cursor),
          answer -> {
            if (answer.isDone()) {
              GetFriendsResponse page = answer.as(GetFriendsResponse.class);
              page.friends().forEach(friend -> conversations.add(Target.user(friend.userId())));
              if (page.nextCursor() != null) {
                friends(page.nextCursor());
                return;
              }
            }
            nextConversation();
          });
    }

    private void nextConversation() {
      Target target = conversations.poll();
      if (target == null) {
        finished();
      } else {
        read(target, 0);
      }
    }

    private void read(Target target, long after) {
      person.askUntilDecided(
          new ReceiveMessage(target, after, null, PAGE),
          answer -> {
            if (answer.isDone()) {
              ReceiveMessageResponse page = answer.as(ReceiveMessageResponse.class);
              List<MessageObject> messages = page.messages();
              if (page.more() && !messages.isEmpty()) {
                read(target, messages.get(messages.size() - 1).seq());
                return;
              }
            }
            nextConversation();
          });
    }
  }
}
