package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KeySlotTest {
  @Test
  void isTheOneOfTheClusterSpecification() {
    assertEquals(0x31C3, KeySlot.of("123456789"));
    assertEquals(0, KeySlot.of(""));
  }

  @Test
  void countsTheFirstHashTagAloneUnlessItIsEmpty() {
    assertEquals(KeySlot.of("u:17"), KeySlot.of("{u:17}:s"));
    assertEquals(KeySlot.of("foo"), KeySlot.of("n:{foo}{bar}"));
    assertEquals(8363, KeySlot.of("foo{}{bar}"));
  }
}
