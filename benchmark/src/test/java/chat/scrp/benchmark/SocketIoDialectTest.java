package chat.scrp.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SocketIoDialectTest {
  private final SocketIoDialect dialect = new SocketIoDialect();

  @Test
  void writesAnEventWithItsNumber() {
    assertEquals("427[\"join\",{\"room\":\"r1\"}]", dialect.request(7, dialect.enter("r1")));
  }

  @Test
  void readsAnAnswer() {
    byte[] frame = bytes("4312[{\"ok\":true,\"id\":\"1700000000000-3\"}]");

    assertEquals(12, dialect.answerTo(frame, 0, frame.length));
    assertTrue(dialect.isSuccess(frame, 0, frame.length));
  }

  @Test
  void ordersMessagesByTheirEntries() {
    byte[] one = bytes("42[\"room message\",{\"id\":\"1700000000000-3\",\"text\":\"x\"}]");
    byte[] two = bytes("42[\"room message\",{\"id\":\"1700000000001-0\",\"text\":\"x\"}]");

    assertTrue(dialect.isMessage(one, 0, one.length));
    assertEquals(-1, dialect.answerTo(one, 0, one.length));
    assertTrue(dialect.order(one, 0, one.length) < dialect.order(two, 0, two.length));
  }

  @Test
  void opensAfterTheHandshakeAndAnswersPings() {
    byte[] open = bytes("0{\"sid\":\"a\"}");
    byte[] connected = bytes("40{\"sid\":\"b\"}");

    assertEquals("40", dialect.reply(open, 0, open.length));
    assertFalse(dialect.opens(open, 0, open.length));
    assertTrue(dialect.opens(connected, 0, connected.length));
    assertEquals("3", dialect.reply(bytes("2"), 0, 1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
