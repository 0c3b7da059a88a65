package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A user that is banned from a room.
 *
 * @param userId who is banned
 * @param time since when, in seconds
 * @param byUserId by whom; null: a deleted user
 */
public record BanObject(
    String userId, long time, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String byUserId) {}
