package chat.scrp.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private static final AddressRanges PROXIES = AddressRanges.of(List.of("10.0.0.0/8"));

  @Test
  void believesNobodyWhoIsNoProxy() {
    assertEquals("203.0.113.9", ClientAddress.of("203.0.113.9", "198.51.100.1", PROXIES));
  }

  @Test
  void takesTheNearestAddressThatIsNoProxy() {
    String forged = "1.1.1.1, 198.51.100.1, 10.0.0.2";

    assertEquals("198.51.100.1", ClientAddress.of("10.0.0.1", forged, PROXIES));
  }

  @Test
  void staysWithTheProxyWhereItSaysNothingUseful() {
    assertEquals("10.0.0.1", ClientAddress.of("10.0.0.1", "unknown", PROXIES));
    assertEquals("10.0.0.2", ClientAddress.of("10.0.0.1", "x, 10.0.0.2", PROXIES));
    assertEquals("10.0.0.1", ClientAddress.of("10.0.0.1", "", PROXIES));
  }

  @Test
  void knowsAnAddressInEverySpelling() {
    assertEquals("2001:db8:0:0:0:0:0:1", ClientAddress.of("10.0.0.1", "2001:DB8::1", PROXIES));
    assertEquals("2001:db8:0:0:0:0:0:1", ClientAddress.of("10.0.0.1", "[2001:db8::1]", PROXIES));
    assertEquals("fe80:0:0:0:0:0:0:1", ClientAddress.of("10.0.0.1", "fe80::1%}:{x", PROXIES));
    assertEquals("1.2.3.4", ClientAddress.of("10.0.0.1", "::ffff:1.2.3.4", PROXIES));
  }
}
