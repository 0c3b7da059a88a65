package chat.scrp.services.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a publish: an entry (with {@code position}; {@code include/log.lua} writes it), an
 * ephemeral push (an entry without one), or a signal (with the entry that it goes with, if any).
 *
 * @param time seconds
 * @param millis of the last second; not in signals and ephemeral pushes
 */
@JsonInclude(Include.NON_NULL)
record Publish(
    @JsonProperty("w") @Nullable String conversation,
    @JsonProperty("v") @Nullable String prev,
    @JsonProperty("i") @Nullable String position,
    @JsonProperty("t") long time,
    @JsonProperty("m") @JsonInclude(Include.NON_DEFAULT) int millis,
    @JsonProperty("e") @Nullable Entry entry,
    @JsonProperty("n") @Nullable EntryContext context,
    @JsonProperty("s") @Nullable Signal signal) {

  static Publish of(Signal signal) {
    return new Publish(null, null, null, 0, 0, null, null, signal);
  }

  /**
   * @param name which of {@link Published}'s signals
   */
  @JsonInclude(Include.NON_NULL)
  record Signal(
      @JsonProperty("name") String name,
      @JsonProperty("room") @Nullable Long room,
      @JsonProperty("reason") @Nullable String reason,
      @JsonProperty("session") @Nullable String session,
      @JsonProperty("except_session") @Nullable String exceptSession,
      @JsonProperty("connection") @Nullable String connection,
      @JsonProperty("except_connection") @Nullable String exceptConnection,
      @JsonProperty("epoch") @Nullable String epoch,
      @JsonProperty("presence") @Nullable Edge presence) {
    static final String ROOM_JOINED = "room_joined";
    static final String LOGGED_OFF = "logged_off";
    static final String PRESENCE = "presence";
    static final String STORE_RESET = "store_reset";
  }

  /** A user came online or went offline. */
  record Edge(
      @JsonProperty("user") long user,
      @JsonProperty("id") String userId,
      @JsonProperty("online") boolean online,
      @JsonProperty("seen") long lastActivityTime,
      @JsonProperty("rooms") List<Long> rooms) {}
}
