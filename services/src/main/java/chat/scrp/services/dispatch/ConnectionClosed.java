package chat.scrp.services.dispatch;

/** Told to the user service, at {@link Bus#CONNECTION_CLOSED}, when a logged-in connection ends. */
public record ConnectionClosed(Caller caller) {}
