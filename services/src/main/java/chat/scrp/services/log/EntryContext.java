package chat.scrp.services.log;

import chat.scrp.protocol.Codec;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What receivers of an entry need besides it: the names of users and rooms by number, and who does
 * not get it. Published with a live entry, looked up for one that is read from a log.
 *
 * @param users the users that exist
 * @param rooms the rooms that exist
 * @param former the IDs of users that were deleted not long ago; never published
 * @param except users who do not get the entry
 * @param only the users who get it, empty for everybody
 */
@JsonInclude(Include.NON_EMPTY)
public record EntryContext(
    @JsonProperty("u") Map<Long, Name> users,
    @JsonProperty("r") Map<Long, Name> rooms,
    @JsonProperty("x") List<Long> except,
    @JsonProperty("l") List<Long> only,
    @JsonProperty("d") Map<Long, String> former) {

  /** What is missing in JSON is empty. */
  public EntryContext {
    users = users == null ? Map.of() : users;
    rooms = rooms == null ? Map.of() : rooms;
    except = except == null ? List.of() : except;
    only = only == null ? List.of() : only;
    former = former == null ? Map.of() : former;
  }

  /** What a user or room is called; what no receiver needs is null. */
  @JsonInclude(Include.NON_NULL)
  public record Name(
      @JsonProperty("i") String id,
      @JsonProperty("n") @Nullable String nickname,
      @JsonProperty("t") @Nullable String description) {
    public Name(String id, @Nullable String nickname) {
      this(id, nickname, null);
    }
  }

  public static final EntryContext NONE = of(Map.of(), Map.of());

  public static EntryContext of(Map<Long, Name> users, Map<Long, Name> rooms) {
    return new EntryContext(users, rooms, List.of(), List.of(), Map.of());
  }

  public static EntryContext ofUser(long user, String id, @Nullable String nickname) {
    return of(Map.of(user, new Name(id, nickname)), Map.of());
  }

  /** The context of an entry about the description of a user. */
  public static EntryContext ofDescription(long user, String id, String description) {
    return of(Map.of(user, new Name(id, null, description)), Map.of());
  }

  public EntryContext withUser(long user, String id, @Nullable String nickname) {
    Map<Long, Name> more = new HashMap<>(users);
    more.put(user, new Name(id, nickname));
    return new EntryContext(more, rooms, except, only, former);
  }

  public EntryContext withRoom(long room, String id, @Nullable String nickname) {
    Map<Long, Name> more = new HashMap<>(rooms);
    more.put(room, new Name(id, nickname));
    return new EntryContext(users, more, except, only, former);
  }

  /** The ID of a user, or null when it does not exist. */
  public @Nullable String userId(long user) {
    Name name = users.get(user);
    return name == null ? null : name.id();
  }

  /** The nickname of a user, or null when it does not exist. */
  public @Nullable String userNickname(long user) {
    Name name = users.get(user);
    return name == null ? null : name.nickname();
  }

  /** The description of a user, or null when it does not exist. */
  public @Nullable String userDescription(long user) {
    Name name = users.get(user);
    return name == null ? null : name.description();
  }

  /** The ID of a user, also of one that was deleted not long ago. */
  public @Nullable String presentOrFormerId(long user) {
    String id = userId(user);
    return id == null ? former.get(user) : id;
  }

  /** The ID of a room, or null when it does not exist. */
  public @Nullable String roomId(long room) {
    Name name = rooms.get(room);
    return name == null ? null : name.id();
  }

  /** Whether every user gets the entry, as far as this says. */
  boolean forEverybody() {
    return except.isEmpty() && only.isEmpty();
  }

  boolean isFor(long user) {
    return !except.contains(user) && (only.isEmpty() || only.contains(user));
  }

  /** What a script publishes with the entry. */
  public String json() {
    return new String(Codec.encode(this), StandardCharsets.UTF_8);
  }
}
