package chat.scrp.gateway.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private static final long BEGIN = Long.MAX_VALUE - 5;

  @Test
  void allowsABurstAndThenSaysHowLongToWait() {
    RequestRate rate = new RequestRate(10, 3, BEGIN);

    assertEquals(0, rate.take(1, BEGIN));
    assertEquals(0, rate.take(1, BEGIN));
    assertEquals(0, rate.take(1, BEGIN));
    assertEquals(100, rate.take(1, BEGIN));
  }

  @Test
  void refillsAtItsRateAndNeverBeyondTheBurst() {
    RequestRate rate = new RequestRate(10, 2, BEGIN);
    rate.take(1, BEGIN);
    rate.take(1, BEGIN);

    long later = BEGIN + TimeUnit.MILLISECONDS.toNanos(100);
    assertEquals(0, rate.take(1, later));
    assertEquals(100, rate.take(1, later));

    long muchLater = later + TimeUnit.HOURS.toNanos(1);
    assertEquals(0, rate.take(1, muchLater));
    assertEquals(0, rate.take(1, muchLater));
    assertEquals(100, rate.take(1, muchLater));
  }

  @Test
  void aRefusedRequestCostsNothing() {
    RequestRate rate = new RequestRate(10, 1, BEGIN);
    rate.take(1, BEGIN);

    assertEquals(100, rate.take(1, BEGIN));
    assertEquals(50, rate.take(1, BEGIN + TimeUnit.MILLISECONDS.toNanos(50)));
    assertEquals(0, rate.take(1, BEGIN + TimeUnit.MILLISECONDS.toNanos(100)));
  }

  @Test
  void isOffWithARateOfZero() {
    RequestRate rate = new RequestRate(0, 0, BEGIN);

    assertEquals(0, rate.take(1, BEGIN));
    assertEquals(0, rate.take(1, BEGIN));
  }

  @Test
  void aDearRequestCountsAsSeveral() {
    RequestRate rate = new RequestRate(10, 15, BEGIN);

    assertEquals(0, rate.take(10, BEGIN));
    assertEquals(500, rate.take(10, BEGIN));
    assertEquals(0, rate.take(5, BEGIN));
  }

  @Test
  void aRequestThatIsDearerThanTheBurstIsPossible() {
    RequestRate rate = new RequestRate(10, 3, BEGIN);

    assertEquals(0, rate.take(10, BEGIN));
    assertEquals(300, rate.take(10, BEGIN));
  }
}
