package chat.scrp.services.room;

import chat.scrp.protocol.model.MemberObject;
import chat.scrp.protocol.model.Role;
import chat.scrp.protocol.model.UserMode;
import chat.scrp.protocol.request.GetRoomMembers;
import chat.scrp.protocol.response.GetRoomMembersResponse;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GET_ROOM_MEMBERS, for members: 405 no such room, 801 others. In the order of sign-up. */
final class GetRoomMembersHandler implements RequestHandler<GetRoomMembers> {
  private final RoomParts parts;

  GetRoomMembersHandler(RoomParts parts) {
    this.parts = parts;
  }

  private record Member(long user, Role role) {}

  @Override
  public Future<GetRoomMembersResponse> handle(GetRoomMembers request, RequestContext context) {
    long caller = context.caller().user();
    long after = Cursors.read(request.cursor());
    return parts
        .directory()
        .withRoom(request.roomId(), room -> parts.rooms().members(room, caller))
        .map(GetRoomMembersHandler::parse)
        .compose(all -> page(all, after, request.limit()));
  }

  private static List<Member> parse(Response reply) {
    List<Member> members = new ArrayList<>(reply.size() / 2);
    for (int i = 0; i < reply.size(); i += 2) {
      Role role = RoomView.role(reply.get(i + 1).toString().substring(0, 1));
      if (role != null) {
        members.add(new Member(Reply.number(reply.get(i)), role));
      }
    }
    members.sort(Comparator.comparingLong(Member::user));
    return members;
  }

  private Future<GetRoomMembersResponse> page(List<Member> all, long after, int limit) {
    List<Member> left = all.stream().filter(member -> member.user() > after).toList();
    List<Member> page = left.subList(0, Math.min(limit, left.size()));
    boolean last = page.size() == left.size();
    String next = last ? null : Cursors.write(page.get(page.size() - 1).user());
    return objects(page).map(objects -> new GetRoomMembersResponse(objects, next));
  }

  private Future<List<MemberObject>> objects(List<Member> page) {
    Set<Long> users = new HashSet<>();
    Map<Long, UserMode> modes = new HashMap<>();
    List<Future<?>> calls = new ArrayList<>();
    for (Member member : page) {
      users.add(member.user());
      calls.add(mode(member.user()).onSuccess(mode -> modes.put(member.user(), mode)));
    }
    Future<EntryContext> names = parts.lookup().names(users, Set.of());
    calls.add(names);
    return Future.all(calls)
        .map(
            done -> {
              List<MemberObject> objects = new ArrayList<>();
              for (Member member : page) {
                MemberObject object = object(member, names.result(), modes);
                if (object != null) {
                  objects.add(object);
                }
              }
              return objects;
            });
  }

  private Future<UserMode> mode(long user) {
    return parts
        .redis()
        .send(Request.cmd(Command.EXISTS).arg("{u:" + user + "}:c"))
        .map(exists -> Reply.number(exists) == 1 ? UserMode.ONLINE : UserMode.OFFLINE);
  }

  private static @Nullable MemberObject object(
      Member member, EntryContext names, Map<Long, UserMode> modes) {
    String id = names.userId(member.user());
    String nickname = names.userNickname(member.user());
    UserMode mode = modes.getOrDefault(member.user(), UserMode.OFFLINE);
    return id == null || nickname == null
        ? null
        : new MemberObject(id, nickname, member.role(), mode);
  }
}
