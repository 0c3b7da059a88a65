package chat.scrp.services.admin;

/** What goes over the event bus at {@code admin.<loop>}; the reply is an {@link AdminAnswer}. */
public record AdminCall(AdminCommand command, AdminArguments arguments) {}
