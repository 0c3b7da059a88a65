package chat.scrp.gateway.management;

import chat.scrp.gateway.LogFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who wanted what of the management port, and what became of it.
 *
 * @param address of the peer
 * @param token whether the right token was shown: "valid", "wrong" or "none"
 * @param command as in the path
 * @param subject whom or what it was about
 * @param status as in HTTP
 * @param result "done", or why not
 */
record AuditLine(
    String address, String token, String command, String subject, int status, String result)
    implements LogFields {
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");
  private static final int LONGEST = 120;

  AuditLine {
    command = safe(command);
    subject = safe(subject);
  }

  /** What others chose can not begin a line of its own. */
  private static String safe(String text) {
    String shown = UNSAFE.matcher(text).replaceAll("?");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("address", address);
    fields.put("token", token);
    fields.put("command", command);
    fields.put("subject", subject);
    fields.put("status", status);
    fields.put("result", result);
    return fields;
  }

  @Override
  public String toString() {
    return text();
  }
}
