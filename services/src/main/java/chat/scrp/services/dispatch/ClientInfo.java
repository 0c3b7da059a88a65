package chat.scrp.services.dispatch;

import org.jspecify.annotations.Nullable;

/** What a client said of itself with SET_CLIENT_INFO. */
public record ClientInfo(
    @Nullable String nickname, @Nullable String version, @Nullable String description) {}
