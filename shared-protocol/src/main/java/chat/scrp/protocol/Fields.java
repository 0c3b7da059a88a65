package chat.scrp.protocol;

import static chat.scrp.protocol.ErrorCode.BAD_REQUEST;
import static chat.scrp.protocol.ErrorCode.INVALID_MESSAGE_RANGE;
import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ACCESS_TYPE;
import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_PASSWORD;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_DESCRIPTION;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.Target;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one decoded request. Reading never throws: what is missing, of the wrong type or
 * out of range is noted with its error number, of which the smallest is kept, and a placeholder is
 * returned. A field that is null counts as absent.
 */
public final class Fields {
  /** The largest uint32. */
  public static final long MAX_UINT32 = 0xFFFF_FFFFL;

  private final Map<String, Object> values;
  private @Nullable ErrorCode smallestError;

  /**
   * Wraps decoded values: String, Boolean, Long for a number that is a uint32, and any other object
   * for a value that no field accepts. Fields that were null are left out.
   */
  Fields(Map<String, Object> values) {
    this.values = values;
  }

  /** The smallest error number that was noted, or null where all fields read so far were valid. */
  public @Nullable ErrorCode smallestError() {
    return smallestError;
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Notes an error where the condition holds. */
  public void refuseIf(boolean condition, ErrorCode error) {
    if (condition && (smallestError == null || error.number() < smallestError.number())) {
      smallestError = error;
    }
  }

  /** A string that keeps the rule. */
  public String string(String name, Predicate<String> rule, ErrorCode error) {
    String value = lenientString(name, rule);
    refuseIf(value == null, error);
    return value == null ? "" : value;
  }

  /** A string that keeps the rule, or null where it is absent. */
  public @Nullable String optionalString(String name, Predicate<String> rule, ErrorCode error) {
    return has(name) ? string(name, rule, error) : null;
  }

  /** A string that keeps the rule, or null where it is absent or invalid, which is no error. */
  public @Nullable String lenientString(String name, Predicate<String> rule) {
    return values.get(name) instanceof String value && rule.test(value) ? value : null;
  }

  /** An integer of 0 to 2^32-1, written without fraction and exponent. */
  public long uint32(String name, ErrorCode error) {
    if (values.get(name) instanceof Long value) {
      return value;
    }
    refuseIf(true, error);
    return 0;
  }

  /** A uint32, or null where it is absent. */
  public @Nullable Long optionalUint32(String name, ErrorCode error) {
    return has(name) ? uint32(name, error) : null;
  }

  /** The sequence number {@code seq} of a message: a uint32 above 0, else 353. */
  public long seq() {
    long seq = uint32("seq", INVALID_MESSAGE_RANGE);
    refuseIf(seq == 0, INVALID_MESSAGE_RANGE);
    return seq;
  }

  /** The optional {@code limit}, of 1 to the maximum. */
  public int limit(int maximum, int byDefault, ErrorCode error) {
    if (!has("limit")) {
      return byDefault;
    }
    long limit = uint32("limit", error);
    refuseIf(limit < 1 || limit > maximum, error);
    return limit > maximum ? maximum : (int) limit;
  }

  /** An optional boolean, false where it is absent; of another type: 233. */
  public boolean flag(String name) {
    Object value = values.get(name);
    refuseIf(value != null && !(value instanceof Boolean), BAD_REQUEST);
    return Boolean.TRUE.equals(value);
  }

  /** A conversation: {@code room_id} or {@code user_id}, not both (353). */
  public Target target() {
    Target target = optionalTarget();
    refuseIf(target.isNone(), INVALID_USER_ID);
    return target;
  }

  /** As {@link #target()}, but there may be none. */
  public Target optionalTarget() {
    String roomId = optionalString("room_id", Validation::isRoomId, INVALID_ROOM_ID);
    String userId = optionalString("user_id", Validation::isUserId, INVALID_USER_ID);
    refuseIf(roomId != null && userId != null, INVALID_MESSAGE_RANGE);
    return new Target(roomId, userId);
  }

  /** An access type of 0 to 2, else 340. */
  public RoomAccess roomAccess(String name) {
    RoomAccess access = values.get(name) instanceof Long number ? RoomAccess.of(number) : null;
    refuseIf(access == null, INVALID_ROOM_ACCESS_TYPE);
    return access == null ? RoomAccess.PUBLIC : access;
  }

  /** {@code room_history}, 0 or 1, else 340. */
  public RoomHistory roomHistory() {
    Object value = values.get("room_history");
    RoomHistory history = value instanceof Long number ? RoomHistory.of(number) : null;
    refuseIf(history == null, INVALID_ROOM_ACCESS_TYPE);
    return history == null ? RoomHistory.SINCE_ENTERING : history;
  }

  /**
   * {@code room_password}, which is looked at only where the access type is PASSWORD; else null.
   */
  public @Nullable String roomPassword(RoomAccess access) {
    return access == RoomAccess.PASSWORD
        ? string("room_password", Validation::isPassword, INVALID_ROOM_PASSWORD)
        : null;
  }

  /**
   * {@code verification_message}, or as SCRP 0.0.3 prints it {@code verification message}; empty
   * where it is absent.
   */
  public String verificationMessage() {
    String name = has("verification_message") ? "verification_message" : "verification message";
    String text = optionalString(name, Validation::isDescription, INVALID_USER_DESCRIPTION);
    return text == null ? "" : text;
  }
}
