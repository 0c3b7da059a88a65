package chat.scrp.verifier.check;

/**
 * One broken promise.
 *
 * @param fault its kind
 * @param evidence who, what and when, enough to find it in the history
 */
public record Finding(Fault fault, String evidence) {}
