package chat.scrp.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginCheckTest {
  private final OriginCheck check =
      new OriginCheck(List.of("https://chat.example.org", "http://localhost:5173"));

  @ParameterizedTest
  @CsvSource({
    "http://host:8080, false, host:8080, true",
    "http://HOST:8080, false, host:8080, true",
    "http://host, false, host:80, true",
    "http://host, false, host, true",
    "https://host, true, host, true",
    "https://host:443, true, host, true",
    "http://host:8080, true, host:8080, false",
    "https://host:8080, false, host:8080, false",
    "http://host:8081, false, host:8080, false",
    "http://other:8080, false, host:8080, false",
    "http://[::1]:8080, false, [::1]:8080, true",
    "https://chat.example.org, false, host:8080, true",
    "https://chat.example.org:443, false, host:8080, true",
    "http://chat.example.org, false, host:8080, false",
    "http://localhost:5173, false, host:8080, true",
    "null, false, host:8080, false",
    "host:8080, false, host:8080, false",
    "http://user@host:8080, false, host:8080, false",
    "http://host:8080.evil.example, false, host:8080, false",
    "http://host:8080/, false, host:8080, false",
    "http://host, false, host#:8080, false",
    "http://host, false, host/, false",
    "http://evilhost:8080, false, host:8080, false",
    "http://sub.host:8080, false, host:8080, false",
    "http://[::2222222210.9.9.9], false, host:8080, false",
    "http://host:8080, false, [::2222222210.9.9.9], false",
  })
  void comparesSchemeHostAndPort(String origin, boolean tls, String host, boolean allowed) {
    assertEquals(allowed, check.allows(origin, tls, host));
  }

  @Test
  void acceptsClientsThatSendNoOrigin() {
    assertTrue(check.allows(null, false, "host"));
  }

  @Test
  void acceptsAllWhenToldSo() {
    assertTrue(new OriginCheck(List.of("*")).allows("http://anywhere", false, "host"));
  }
}
