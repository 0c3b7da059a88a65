package chat.scrp.services.log;

import java.util.List;

/**
 * Entries after a position, in order.
 *
 * @param deliveries what was found, what the user does not get included (with a null push)
 * @param position up to which the log is read now; the head when {@code more} is false
 * @param more whether there is more behind
 * @param open false when the user may not read the conversation any more
 */
public record Page(List<Delivery> deliveries, long position, boolean more, boolean open) {}
