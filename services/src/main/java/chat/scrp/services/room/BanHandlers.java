package chat.scrp.services.room;

import chat.scrp.protocol.model.BanObject;
import chat.scrp.protocol.model.LeaveReason;
import chat.scrp.protocol.request.BanUserFromRoom;
import chat.scrp.protocol.request.GetRoomBans;
import chat.scrp.protocol.request.UnbanUserFromRoom;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetRoomBansResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Bans, by the owner and the admins: 801 for others and where there is no such room. */
final class BanHandlers {
  private final RoomParts parts;
  private final MemberHandlers members;

  BanHandlers(RoomParts parts, MemberHandlers members) {
    this.parts = parts;
    this.members = members;
  }

  /** BAN_USER_FROM_ROOM: a member or not; 404 no such user. */
  Future<Done> ban(BanUserFromRoom request, RequestContext context) {
    Caller caller = context.caller();
    return members.change(
        request.roomId(),
        request.subjectUserId(),
        caller,
        (pushId, subject) ->
            Entries.userLeaveRoom(pushId, subject, LeaveReason.BANNED, caller.user()),
        (room, subject, entry, names) ->
            parts
                .members()
                .remove(room, caller, subject, true, entry, names)
                .recover(
                    failure -> Future.failedFuture(MemberHandlers.orNotFound(subject, failure))));
  }

  /** UNBAN_USER_FROM_ROOM: 404 no such user; 900 for one who is not banned. */
  Future<Done> unban(UnbanUserFromRoom request, RequestContext context) {
    Caller caller = context.caller();
    return parts
        .subject(request.subjectUserId())
        .compose(
            subject ->
                parts.permitted(
                    request.roomId(),
                    room ->
                        parts
                            .members()
                            .unban(room, caller, subject)
                            .recover(
                                failure ->
                                    Future.failedFuture(
                                        MemberHandlers.orNotFound(subject, failure)))))
        .map(done -> new Done());
  }

  /** GET_ROOM_BANS: users that are deleted are left out. */
  Future<GetRoomBansResponse> list(GetRoomBans request, RequestContext context) {
    return parts
        .permitted(request.roomId(), room -> parts.members().bans(room, context.caller()))
        .compose(
            bans -> {
              Set<Long> users = new HashSet<>();
              for (int i = 0; i < bans.size(); i += 2) {
                users.add(Reply.number(bans.get(i)));
                users.add(Long.valueOf(words(bans, i)[0]));
              }
              return parts.lookup().names(users, Set.of()).map(names -> objects(bans, names));
            });
  }

  private static String[] words(Response bans, int i) {
    return bans.get(i + 1).toString().split(" ", 2);
  }

  private static GetRoomBansResponse objects(Response bans, EntryContext names) {
    List<BanObject> objects = new ArrayList<>();
    for (int i = 0; i < bans.size(); i += 2) {
      String userId = names.userId(Reply.number(bans.get(i)));
      String[] words = words(bans, i);
      if (userId != null) {
        long time = TimeUnit.MILLISECONDS.toSeconds(Long.parseLong(words[1]));
        objects.add(new BanObject(userId, time, names.userId(Long.parseLong(words[0]))));
      }
    }
    return new GetRoomBansResponse(objects);
  }
}
