package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Answers ENTER_ROOM.
 *
 * @param pending whether somebody has to decide
 * @param requestId the request, when pending
 * @param lastSeq the newest number of the conversation, when entered
 */
public record EnterRoomResponse(boolean pending, @Nullable Long requestId, @Nullable Long lastSeq)
    implements ScrpResponse {}
