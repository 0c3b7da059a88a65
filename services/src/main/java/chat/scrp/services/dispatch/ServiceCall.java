package chat.scrp.services.dispatch;

import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the event bus to a service: one valid request of a connection that may send it.
 * Passed by reference; the reply is an {@link Outcome}.
 */
public record ServiceCall(
    Method method, ScrpRequest request, Origin origin, @Nullable Caller caller) {}
