package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private static final List<URI> THREE =
      List.of(URI.create("scrp://a"), URI.create("scrp://b"), URI.create("ws://c"));

  @Test
  void takesAnotherOneAfterAFailure() {
    Addresses addresses = new Addresses(THREE, new SplittableRandom(1));
    Set<URI> taken = new HashSet<>();
    URI last = addresses.next();
    for (int i = 0; i < 100; i++) {
      URI next = addresses.next();
      assertNotEquals(last, next);
      taken.add(next);
      last = next;
    }
    assertEquals(Set.copyOf(THREE), taken);
  }

  @Test
  void takesAnyOneAfterAGoodConnection() {
    Addresses addresses = new Addresses(THREE, new SplittableRandom(1));
    int same = 0;
    URI last = addresses.next();
    for (int i = 0; i < 300; i++) {
      addresses.wentWell();
      URI next = addresses.next();
      same += next.equals(last) ? 1 : 0;
      last = next;
    }
    assertEquals(100, same, 40);
  }

  @Test
  void hasNoChoiceWithOne() {
    Addresses addresses = new Addresses(THREE.subList(0, 1), new SplittableRandom(1));
    assertEquals(addresses.next(), addresses.next());
  }
}
