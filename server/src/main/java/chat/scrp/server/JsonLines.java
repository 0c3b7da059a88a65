package chat.scrp.server;

import chat.scrp.gateway.LogFields;
import chat.scrp.protocol.Codec;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Lines for programs, each one JSON object: {@code time} (ISO 8601, UTC), {@code level}, {@code
 * logger}, {@code message}, {@code stack} where something was thrown, and what the line is about.
 */
final class JsonLines extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public String format(LogRecord event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", TIME.format(event.getInstant()));
    line.put("level", TextLines.level(event.getLevel()));
    line.put("logger", Objects.requireNonNullElse(event.getLoggerName(), "-"));
    line.put("message", Objects.requireNonNullElse(formatMessage(event), ""));
    String trace = TextLines.trace(event);
    if (!trace.isEmpty()) {
      line.put("stack", trace);
    }
    Object[] parameters = event.getParameters();
    if (parameters != null && parameters.length > 0 && parameters[0] instanceof LogFields about) {
      line.putAll(about.fields());
    }
    return new String(Codec.encode(line), StandardCharsets.UTF_8) + "\n";
  }
}
