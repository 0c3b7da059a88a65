package chat.scrp.services.room;

import chat.scrp.protocol.model.Role;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.RoomObject;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogRow;
import chat.scrp.services.redis.Reply;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room as {@code room_get.lua} shows it to one user.
 *
 * @param role of the viewer, null when it is no member: then the rest is empty
 * @param newest the newest message that the viewer can read, if any
 */
record RoomView(
    String id,
    String nickname,
    String description,
    RoomAccess access,
    RoomHistory history,
    long memberCount,
    @Nullable Role role,
    long owner,
    List<Long> admins,
    long lastSeq,
    long readSeq,
    List<LogRow> newest) {
  private static final int MEMBERS_ONLY = 7;
  private static final int NEWEST = 11;

  static RoomView parse(Response reply) {
    boolean member = reply.size() > MEMBERS_ONLY;
    return new RoomView(
        reply.get(0).toString(),
        reply.get(1).toString(),
        reply.get(2).toString(),
        Objects.requireNonNull(RoomAccess.of(Reply.number(reply.get(3)))),
        Objects.requireNonNull(RoomHistory.of(Reply.number(reply.get(4)))),
        Reply.number(reply.get(5)),
        role(reply.get(6).toString()),
        member ? Reply.number(reply.get(7)) : 0,
        member ? numbers(reply.get(8).toString()) : List.of(),
        member ? Reply.number(reply.get(9)) : 0,
        member ? Reply.number(reply.get(10)) : 0,
        LogRow.parse(reply, NEWEST));
  }

  /** The role that a letter of the store means. */
  static @Nullable Role role(String letter) {
    return switch (letter) {
      case "o" -> Role.OWNER;
      case "a" -> Role.ADMIN;
      case "m" -> Role.MEMBER;
      default -> null;
    };
  }

  private static List<Long> numbers(String text) {
    List<Long> numbers = new ArrayList<>();
    for (String number : text.split(" ", -1)) {
      if (!number.isEmpty()) {
        numbers.add(Long.valueOf(number));
      }
    }
    return numbers;
  }

  /** Adds those that the objects below name. */
  void collectUsers(Set<Long> users) {
    if (role != null) {
      users.add(owner);
      users.addAll(admins);
    }
    newest.forEach(row -> row.collectUsers(users));
  }

  /** The room object; one who is no member sees no owner and no admins. */
  RoomObject object(EntryContext names) {
    return new RoomObject(
        id,
        nickname,
        description,
        access,
        history,
        role == null ? null : names.userId(owner),
        role == null ? null : adminIds(names),
        memberCount);
  }

  List<String> adminIds(EntryContext names) {
    List<String> ids = new ArrayList<>();
    for (long admin : admins) {
      String adminId = names.userId(admin);
      if (adminId != null) {
        ids.add(adminId);
      }
    }
    return ids;
  }
}
