package chat.scrp.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What a connection says of where it comes from. The input has lines: who connected,
 * X-Forwarded-For, a trusted range, Origin, Host.
 */
class AddressFuzz {
  private static final String CANONICAL = "[0-9a-f:.]{2,45}";

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] data) {
    String[] lines = new String(data, StandardCharsets.ISO_8859_1).split("\n", 5);
    if (lines.length == 5) {
      address(lines[0], lines[1], ranges(lines[2]));
      origin(lines[3], lines[4]);
    }
  }

  private static AddressRanges ranges(String text) {
    try {
      return AddressRanges.of(List.of(text));
    } catch (IllegalArgumentException e) {
      return AddressRanges.of(List.of("10.0.0.0/8", "127.0.0.1", "::1"));
    }
  }

  private static void address(String peer, String forwardedFor, AddressRanges trusted) {
    String found = ClientAddress.of(peer, forwardedFor, trusted);
    if (!trusted.contains(peer)) {
      assertEquals(peer, found, "a stranger was believed");
    } else if (!found.equals(peer)) {
      assertTrue(found.matches(CANONICAL), found);
      assertEquals(found, ClientAddress.of(peer, found, trusted), "not its own form");
      assertNotNull(AddressRanges.network(found));
      assertTrue(AddressRanges.network(found).matches("[0-9a-f:./]{2,50}"), found);
    }
  }

  private static void origin(String origin, String host) {
    OriginCheck nobodyElse = new OriginCheck(List.of());
    for (boolean tls : new boolean[] {true, false}) {
      if (nobodyElse.allows(origin, tls, host)) {
        String scheme = tls ? "https://" : "http://";
        String port = tls ? ":443" : ":80";
        // A port may be written with zeros in front.
        String name = host.toLowerCase(Locale.ROOT).trim().replaceFirst(":0+(?=\\d)", ":");
        String own = scheme + (name.endsWith(port) ? name.replace(port, "") : name);
        String asked = origin.toLowerCase(Locale.ROOT).trim();
        assertTrue(asked.startsWith(own.replaceFirst("[:/?#]*$", "")), () -> asked + " is " + own);
      }
    }
    assertTrue(new OriginCheck(List.of("*")).allows(origin, true, host));
  }
}
