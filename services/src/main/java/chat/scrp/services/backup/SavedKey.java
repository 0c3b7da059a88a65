package chat.scrp.services.backup;

import io.vertx.core.buffer.Buffer;

/**
 * One key as it is kept in a backup.
 *
 * @param expiresAtMs when it expires, ms since the epoch; 0 when it does not
 * @param payload what DUMP gave
 */
public record SavedKey(String name, long expiresAtMs, Buffer payload) {}
