package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.model.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationsTest {
  private static final Target ROOM = Target.room("attic");

  private final Conversations conversations = new Conversations();

  @Test
  void beginsWithTheFirstMessageItSees() {
    assertFalse(conversations.hasHoleBefore(ROOM, 40));
    assertTrue(conversations.note(ROOM, 40));
    assertEquals(40, conversations.contiguous(ROOM));
    assertFalse(conversations.note(ROOM, 40));
    assertFalse(conversations.note(ROOM, 12));
  }

  @Test
  void seesAHoleUntilItIsFilled() {
    conversations.startAt(ROOM, 3);
    assertFalse(conversations.hasHoleBefore(ROOM, 4));
    assertTrue(conversations.hasHoleBefore(ROOM, 6));
    assertTrue(conversations.note(ROOM, 5));
    assertFalse(conversations.note(ROOM, 5));
    assertTrue(conversations.hasHoleBefore(ROOM, 6));
    assertEquals(3, conversations.contiguous(ROOM));
    assertTrue(conversations.note(ROOM, 4));
    assertEquals(5, conversations.contiguous(ROOM));
    assertFalse(conversations.hasHoleBefore(ROOM, 6));
  }

  @Test
  void takesNothingForKnownBecauseOfAnOwnMessage() {
    conversations.noteOwn(ROOM, 10);
    assertEquals(List.of(), conversations.all());
    assertFalse(conversations.hasHoleBefore(ROOM, 7));
    assertTrue(conversations.note(ROOM, 7));
    assertTrue(conversations.hasHoleBefore(ROOM, 11));
    assertTrue(conversations.note(ROOM, 8));
    assertTrue(conversations.note(ROOM, 9));
    assertEquals(10, conversations.contiguous(ROOM));
    assertFalse(conversations.note(ROOM, 10));
  }

  @Test
  void neverGoesBack() {
    conversations.startAt(ROOM, 9);
    conversations.startAt(ROOM, 3);
    assertEquals(9, conversations.contiguous(ROOM));
    conversations.note(ROOM, 12);
    conversations.startAt(ROOM, 11);
    assertEquals(12, conversations.contiguous(ROOM));
  }

  @Test
  void forgets() {
    conversations.startAt(ROOM, 9);
    conversations.startAt(Target.user("amy"), 2);
    conversations.forget(ROOM);
    assertEquals(List.of(Target.user("amy")), conversations.all());
    assertEquals(0, conversations.contiguous(ROOM));
    conversations.clear();
    assertEquals(List.of(), conversations.all());
  }
}
