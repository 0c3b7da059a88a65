package chat.scrp.gateway.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private static final long BEGIN = Long.MAX_VALUE - 5;

  @Test
  void allowsABurstAndThenSaysHowLongToWait() {
    RequestRate rate = new RequestRate(10, 3, BEGIN);

    assertEquals(0, rate.take(BEGIN));
    assertEquals(0, rate.take(BEGIN));
    assertEquals(0, rate.take(BEGIN));
    assertEquals(100, rate.take(BEGIN));
  }

  @Test
  void refillsAtItsRateAndNeverBeyondTheBurst() {
    RequestRate rate = new RequestRate(10, 2, BEGIN);
    rate.take(BEGIN);
    rate.take(BEGIN);

    long later = BEGIN + TimeUnit.MILLISECONDS.toNanos(100);
    assertEquals(0, rate.take(later));
    assertEquals(100, rate.take(later));

    long muchLater = later + TimeUnit.HOURS.toNanos(1);
    assertEquals(0, rate.take(muchLater));
    assertEquals(0, rate.take(muchLater));
    assertEquals(100, rate.take(muchLater));
  }

  @Test
  void aRefusedRequestCostsNothing() {
    RequestRate rate = new RequestRate(10, 1, BEGIN);
    rate.take(BEGIN);

    assertEquals(100, rate.take(BEGIN));
    assertEquals(50, rate.take(BEGIN + TimeUnit.MILLISECONDS.toNanos(50)));
    assertEquals(0, rate.take(BEGIN + TimeUnit.MILLISECONDS.toNanos(100)));
  }

  @Test
  void isOffWithARateOfZero() {
    RequestRate rate = new RequestRate(0, 0, BEGIN);

    assertEquals(0, rate.take(BEGIN));
    assertEquals(0, rate.take(BEGIN));
  }
}
