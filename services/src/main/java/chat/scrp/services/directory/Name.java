package chat.scrp.services.directory;

/** What a living user is called. */
public record Name(String id, String nickname) {}
