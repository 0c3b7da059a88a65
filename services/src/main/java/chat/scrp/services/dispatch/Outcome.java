package chat.scrp.services.dispatch;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a service answers: the error number, the response's fields, and what it means for the
 * connection's log-in, if anything.
 */
public record Outcome(ErrorCode err, ScrpResponse body, @Nullable SessionChange change) {}
