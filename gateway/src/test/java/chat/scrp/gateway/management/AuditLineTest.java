package chat.scrp.gateway.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AuditLineTest {
  @Test
  void saysWhoDidWhatToWhom() {
    AuditLine line = new AuditLine("10.0.0.1", "valid", "delete-user", "bob", 404, "no such user");

    assertEquals(
        "address=10.0.0.1 token=valid command=delete-user subject=bob status=404"
            + " result=\"no such user\"",
        line.toString());
    assertEquals(
        List.of("address", "token", "command", "subject", "status", "result"),
        List.copyOf(line.fields().keySet()));
  }

  @Test
  void nobodyCanWriteALineOfHisOwn() {
    String forged = "x\n2026 INFO audit: address=10.0.0.9 \u202e" + "y".repeat(500);

    String line = new AuditLine("10.0.0.1", "valid", forged, forged, 404, "done").toString();

    assertEquals(1, line.lines().count());
    assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    assertTrue(line.indexOf('\u202e') < 0, line);
    assertTrue(line.length() < 400, line);
  }
}
