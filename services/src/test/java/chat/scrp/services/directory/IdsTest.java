package chat.scrp.services.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void goOnAtOneAfterTheLastOfTheWire() {
    assertEquals(1, Ids.onTheWire(1));
    assertEquals(0xFFFFFFFFL, Ids.onTheWire(0xFFFFFFFFL));
    assertEquals(1, Ids.onTheWire(0x100000000L));
    assertEquals(2, Ids.onTheWire(0x100000001L));
  }
}
