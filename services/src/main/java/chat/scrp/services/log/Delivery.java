package chat.scrp.services.log;

import chat.scrp.protocol.ScrpPush;
import org.jspecify.annotations.Nullable;

/**
 * One entry as one user sees it.
 *
 * @param position where it stands in the log
 * @param origin the connection that must not get it, or "" when nobody is left out
 * @param pushId the push's ID on the wire
 * @param time when it happened, seconds
 * @param push what to send; null when this user does not get it (void, or not visible to it)
 * @param once true for a push that may stand in several places under one ID (a new nickname, a
 *     deleted user): a connection that wrote that ID does not write it again
 * @param ends true when this user leaves the conversation with this entry: the cursor closes
 */
public record Delivery(
    long position,
    String origin,
    long pushId,
    long time,
    @Nullable ScrpPush push,
    boolean once,
    boolean ends) {}
