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
 * @param except users who do not get the entry
 * @param only the users who get it, empty for everybody
 */
@JsonInclude(Include.NON_EMPTY)
public record EntryContext(
    @JsonProperty("u") Map<Long, Name> users,
    @JsonProperty("r") Map<Long, Name> rooms,
    @JsonProperty("x") List<Long> except,
    @JsonProperty("l") List<Long> only) {

  /** What is missing in JSON is empty. */
  public EntryContext {
    users = users == null ? Map.of() : users;
    rooms = rooms == null ? Map.of() : rooms;
    except = except == null ? List.of() : except;
    only = only == null ? List.of() : only;
  }

  /** What a user or room is called; the nickname is null where no receiver needs it. */
  @JsonInclude(Include.NON_NULL)
  public record Name(@JsonProperty("i") String id, @JsonProperty("n") @Nullable String nickname) {}

  public static final EntryContext NONE =
      new EntryContext(Map.of(), Map.of(), List.of(), List.of());

  public static EntryContext of(Map<Long, Name> users, Map<Long, Name> rooms) {
    return new EntryContext(users, rooms, List.of(), List.of());
  }

  public static EntryContext ofUser(long user, String id, @Nullable String nickname) {
    return of(Map.of(user, new Name(id, nickname)), Map.of());
  }

  public EntryContext withUser(long user, String id, @Nullable String nickname) {
    Map<Long, Name> more = new HashMap<>(users);
    more.put(user, new Name(id, nickname));
    return new EntryContext(more, rooms, except, only);
  }

  public EntryContext withRoom(long room, String id, @Nullable String nickname) {
    Map<Long, Name> more = new HashMap<>(rooms);
    more.put(room, new Name(id, nickname));
    return new EntryContext(users, more, except, only);
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
