package chat.scrp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.LogFields;
import chat.scrp.protocol.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  /** What a program reads of a line. */
  record Line(
      String time,
      String level,
      String logger,
      String message,
      @Nullable String stack,
      @Nullable Integer err) {}

  private static LogRecord event(String message) {
    LogRecord event = new LogRecord(Level.WARNING, message);
    event.setInstant(Instant.parse("2026-11-23T05:06:07.089Z"));
    event.setLoggerName("chat.scrp.some.Thing");
    return event;
  }

  private static Line read(String json) {
    assertEquals(1, json.lines().count(), json);
    return Codec.decode(json.getBytes(StandardCharsets.UTF_8), Line.class);
  }

  @Test
  void jsonIsOneLineWhateverIsSaid() {
    LogRecord event = event("two\nlines \"quoted\" 🐇");
    event.setThrown(new IllegalStateException("why"));

    Line line = read(new JsonLines().format(event));

    assertEquals("2026-11-23T05:06:07.089Z", line.time());
    assertEquals("WARNING", line.level());
    assertEquals("chat.scrp.some.Thing", line.logger());
    assertEquals("two\nlines \"quoted\" 🐇", line.message());
    assertTrue(String.valueOf(line.stack()).contains("IllegalStateException: why\n\tat "));
  }

  @Test
  void jsonHasTheFieldsOfWhatALineIsAbout() {
    LogRecord event = event("{0}");
    event.setParameters(
        new Object[] {
          new LogFields() {
            @Override
            public Map<String, Object> fields() {
              return Map.of("err", 900);
            }

            @Override
            public String toString() {
              return "err=900";
            }
          }
        });

    Line line = read(new JsonLines().format(event));

    assertEquals("err=900", line.message());
    assertEquals(900, line.err());
  }

  @Test
  void textHasTheShortNameAndTheTraceBehindIt() {
    LogRecord event = event("Hm");
    event.setThrown(new IllegalStateException("why"));

    String text = new TextLines().format(event);

    assertTrue(text.lines().findFirst().orElse("").endsWith(" WARNING Thing: Hm"), text);
    assertTrue(text.contains("IllegalStateException: why"), text);
  }
}
