package chat.scrp.verifier.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everybody asks for its rooms and friends, and reads each conversation from its beginning. */
final class FinalReading {
  private static final int PAGE = 200;

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
    private final Deque<ObjectNode> conversations = new ArrayDeque<>();

    Reader(Person person) {
      this.person = person;
    }

    void rooms(@Nullable String cursor) {
      ask(
          "GET_ROOMS",
          page(cursor),
          answer -> {
            for (JsonNode room : answer.path("rooms")) {
              conversations.add(Device.fields().put("room_id", room.path("room_id").asText()));
            }
            if (answer.hasNonNull("next_cursor")) {
              rooms(answer.path("next_cursor").asText());
            } else {
              friends(null);
            }
          });
    }

    private void friends(@Nullable String cursor) {
      ask(
          "GET_FRIENDS",
          page(cursor),
          answer -> {
            for (JsonNode friend : answer.path("friends")) {
              conversations.add(Device.fields().put("user_id", friend.path("user_id").asText()));
            }
            if (answer.hasNonNull("next_cursor")) {
              friends(answer.path("next_cursor").asText());
            } else {
              nextConversation();
            }
          });
    }

    private void nextConversation() {
      ObjectNode target = conversations.poll();
      if (target == null) {
        finished();
      } else {
        read(target, 0);
      }
    }

    private void read(ObjectNode target, long after) {
      ObjectNode fields = target.deepCopy().put("after_seq", after).put("limit", PAGE);
      ask(
          "RECEIVE_MESSAGE",
          fields,
          answer -> {
            JsonNode messages = answer.path("messages");
            if (answer.path("more").asBoolean() && !messages.isEmpty()) {
              read(target, messages.get(messages.size() - 1).path("seq").asLong());
            } else {
              nextConversation();
            }
          });
    }

    private void ask(String method, ObjectNode fields, Consumer<JsonNode> answer) {
      person.askUntil(method, fields, Person::isDecided, answer);
    }

    private ObjectNode page(@Nullable String cursor) {
      return cursor == null ? Device.fields() : Device.fields().put("cursor", cursor);
    }
  }
}
