package chat.scrp.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "10.255.255.255", "192.0.2.7", "::1", "2001:db8::5"})
  void knowsItsAddresses(String address) {
    assertTrue(ranges().contains(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"11.0.0.0", "192.0.2.8", "::2", "2001:db9::5", "localhost", "", "10"})
  void knowsNoOthers(String address) {
    assertFalse(ranges().contains(address));
  }

  @Test
  void takesAnIpv4AddressInIpv6ForWhatItIs() {
    assertTrue(ranges().contains("::ffff:10.1.2.3"));
  }

  @Test
  void splitsInsideAByte() {
    AddressRanges ranges = AddressRanges.of(List.of("172.16.0.0/12", "0.0.0.0/32"));

    assertTrue(ranges.contains("172.31.255.255"));
    assertFalse(ranges.contains("172.32.0.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "host", "", "::/129"})
  void refusesWhatIsNoRange(String text) {
    assertThrows(IllegalArgumentException.class, () -> AddressRanges.of(List.of(text)));
  }

  @Test
  void countsAnIpv6NetworkAsOne() {
    assertEquals("203.0.113.9", AddressRanges.network("203.0.113.9"));
    assertEquals(AddressRanges.network("2001:db8::1"), AddressRanges.network("2001:db8::ffff:2"));
    assertFalse(
        AddressRanges.network("2001:db8::1").equals(AddressRanges.network("2001:db8:0:1::1")));
  }

  private static AddressRanges ranges() {
    return AddressRanges.of(List.of("10.0.0.0/8", "192.0.2.7", "::1", "2001:db8::/32"));
  }

  @Test
  void knowsWhatIsWiderThanAnyNetworkOfOneOwner() {
    assertTrue(AddressRanges.of(List.of("10.0.0.1", "0.0.0.0/0")).isAboutEverybody());
    assertTrue(AddressRanges.of(List.of("0.0.0.0/1", "128.0.0.0/1")).isAboutEverybody());
    assertTrue(AddressRanges.of(List.of("2000::/3")).isAboutEverybody());
    assertFalse(AddressRanges.of(List.of("10.0.0.0/8", "::1", "2001:db8::/32")).isAboutEverybody());
    assertFalse(AddressRanges.none().isAboutEverybody());
  }
}
