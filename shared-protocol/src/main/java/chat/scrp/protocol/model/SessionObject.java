package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One log-in of the asker on one device.
 *
 * @param sessionId the ID of the session
 * @param current whether it is the asking one
 * @param connections how many live connections it has
 * @param transport how it was opened
 * @param clientNickname as SET_CLIENT_INFO said, or null
 * @param clientVersion as SET_CLIENT_INFO said, or null
 * @param clientDescription as SET_CLIENT_INFO said, or null
 * @param address the network address of the client
 * @param logInTime when it logged in, in seconds
 * @param lastActivityTime when it was last active, in seconds
 */
public record SessionObject(
    String sessionId,
    boolean current,
    long connections,
    Transport transport,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String clientNickname,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String clientVersion,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String clientDescription,
    String address,
    long logInTime,
    long lastActivityTime) {}
