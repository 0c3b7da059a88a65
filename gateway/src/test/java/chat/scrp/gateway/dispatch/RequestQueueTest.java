package chat.scrp.gateway.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.gateway.dispatch.RequestQueue.Kind;
import chat.scrp.gateway.dispatch.RequestQueue.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RequestQueueTest {
  private final List<String> started = new ArrayList<>();
  private final List<String> answered = new ArrayList<>();
  private final Map<String, Slot> slots = new HashMap<>();
  private boolean room = true;
  private final RequestQueue queue =
      new RequestQueue(
          2, () -> room, json -> answered.add(new String(json, StandardCharsets.UTF_8)));

  private void add(Kind kind, String name) {
    queue.add(
        new Slot(
            kind,
            slot -> {
              started.add(name);
              slots.put(name, slot);
            }));
  }

  private void answer(String name) {
    Slot slot = Objects.requireNonNull(slots.get(name), name);
    queue.answer(slot, name.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void runsAStateChangeAlone() {
    add(Kind.EXCLUSIVE, "a");
    add(Kind.EXCLUSIVE, "b");
    add(Kind.READ, "c");
    assertEquals(List.of("a"), started);
    answer("a");
    assertEquals(List.of("a", "b"), started);
    answer("b");
    assertEquals(List.of("a", "b", "c"), started);
  }

  @Test
  void letsAStateChangeWaitForAllBeforeIt() {
    add(Kind.READ, "a");
    add(Kind.SEND, "b");
    add(Kind.EXCLUSIVE, "c");
    answer("a");
    assertEquals(List.of("a", "b"), started);
    answer("b");
    assertEquals(List.of("a", "b", "c"), started);
  }

  @Test
  void runsSendsSideBySideAndAnswersThemInOrder() {
    add(Kind.SEND, "a");
    add(Kind.SEND, "b");
    add(Kind.SEND, "c");
    assertEquals(List.of("a", "b", "c"), started);
    answer("c");
    answer("b");
    assertEquals(List.of(), answered);
    answer("a");
    assertEquals(List.of("a", "b", "c"), answered);
    assertEquals(0, queue.size());
  }

  @Test
  void answersReadsAsTheyCome() {
    add(Kind.SEND, "a");
    add(Kind.READ, "b");
    add(Kind.READ, "c");
    answer("c");
    answer("b");
    assertEquals(List.of("c", "b"), answered);
  }

  @Test
  void runsOnlySoManyReadsAtATime() {
    add(Kind.READ, "a");
    add(Kind.READ, "b");
    add(Kind.READ, "c");
    assertEquals(List.of("a", "b"), started);
    answer("b");
    assertEquals(List.of("a", "b", "c"), started);
  }

  @Test
  void holdsReadsBackWhileAnswersPileUp() {
    room = false;
    add(Kind.READ, "a");
    assertEquals(List.of(), started);
    room = true;
    queue.advance();
    assertEquals(List.of("a"), started);
  }

  @Test
  void takesAnswersThatAreGivenAtOnce() {
    for (String name : List.of("a", "b", "c")) {
      queue.add(
          new Slot(
              Kind.EXCLUSIVE, slot -> queue.answer(slot, name.getBytes(StandardCharsets.UTF_8))));
    }
    assertEquals(List.of("a", "b", "c"), answered);
  }
}
