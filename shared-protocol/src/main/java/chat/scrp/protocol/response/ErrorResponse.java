package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an error answer may carry.
 *
 * @param retryAfterMs with 420: how long to wait, in milliseconds
 * @param errorId with 999: under what the server logged the error
 */
public record ErrorResponse(@Nullable Long retryAfterMs, @Nullable String errorId)
    implements ScrpResponse {}
