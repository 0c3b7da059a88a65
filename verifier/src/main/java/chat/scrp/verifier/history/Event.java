package chat.scrp.verifier.history;

/**
 * One event of a history.
 *
 * @param at when, in microseconds since the epoch
 * @param kind what it tells
 * @param connection the number of the connection, 0 where there is none
 * @param user the user whose connection it is, "" where there is none
 * @param text the raw frame, or words about the event
 */
public record Event(long at, EventKind kind, int connection, String user, String text) {}
