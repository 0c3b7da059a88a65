package chat.scrp.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void keepsTheDigitsThatCount() {
    assertEquals(0.0123, Report.rounded(0.012345), 1e-9);
    assertEquals(1.23, Report.rounded(1.2345), 1e-9);
    assertEquals(123_457, Report.rounded(123_456.7), 1e-9);
    assertEquals(0, Report.rounded(Double.NaN), 1e-9);
  }

  @Test
  void isOneLineInTheOrderGiven() {
    Report report = new Report().put("b", 1.5).put("a", new Report().put("c", "d"));

    assertEquals("{\"b\":1.5,\"a\":{\"c\":\"d\"}}", report.json());
    assertTrue(Double.isNaN(report.number("a", "c")));
  }

  @Test
  void isNotSoundWithAFault() {
    assertTrue(new Report().faults(0, 0, 0, 0).isSound());
    assertFalse(new Report().faults(0, 0, 1, 0).isSound());
  }
}
