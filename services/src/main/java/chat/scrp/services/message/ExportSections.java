package chat.scrp.services.message;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.ExportItem;
import chat.scrp.protocol.model.FriendObject;
import chat.scrp.protocol.model.RoomListObject;
import chat.scrp.protocol.request.GetBlockedUsers;
import chat.scrp.protocol.request.GetFriends;
import chat.scrp.protocol.request.GetRequests;
import chat.scrp.protocol.request.GetRooms;
import chat.scrp.protocol.request.GetSessions;
import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.response.GetBlockedUsersResponse;
import chat.scrp.protocol.response.GetFriendsResponse;
import chat.scrp.protocol.response.GetRequestsResponse;
import chat.scrp.protocol.response.GetRoomsResponse;
import chat.scrp.protocol.response.GetSessionsResponse;
import chat.scrp.protocol.response.GetUserResponse;
import chat.scrp.services.dispatch.OtherServices;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What EXPORT_USER holds, in this order: what the other services answer about the user, then its
 * messages. What others wrote is left out, also as the newest message of a conversation.
 */
final class ExportSections {
  private final OtherServices services;
  private final OwnMessages messages;

  ExportSections(OtherServices services, OwnMessages messages) {
    this.services = services;
    this.messages = messages;
  }

  /** A part of the export. */
  interface Section {
    Future<SectionPage> page(@Nullable String within, int limit, RequestContext context);
  }

  /**
   * A page of a section.
   *
   * @param next where the section goes on, null at its end
   */
  record SectionPage(List<ExportItem> items, @Nullable String next) {}

  List<Section> all() {
    return List.of(
        list(this::user),
        list(this::sessions),
        this::friends,
        list(this::blockedUsers),
        list(this::requests),
        this::rooms,
        messages);
  }

  private Future<List<ExportItem>> user(RequestContext context) {
    GetUser request = new GetUser(context.caller().userId());
    return services
        .ask(request, context, GetUserResponse.class)
        .map(answer -> List.of(ExportItem.of(answer.user())));
  }

  private Future<List<ExportItem>> sessions(RequestContext context) {
    return services
        .ask(new GetSessions(), context, GetSessionsResponse.class)
        .map(answer -> answer.sessions().stream().map(ExportItem::of).toList());
  }

  private Future<SectionPage> friends(@Nullable String within, int limit, RequestContext context) {
    return services
        .ask(new GetFriends(limit, within), context, GetFriendsResponse.class)
        .map(
            answer ->
                new SectionPage(
                    answer.friends().stream()
                        .map(ExportSections::withoutMessage)
                        .map(ExportItem::of)
                        .toList(),
                    answer.nextCursor()));
  }

  private Future<List<ExportItem>> blockedUsers(RequestContext context) {
    return services
        .ask(new GetBlockedUsers(), context, GetBlockedUsersResponse.class)
        .map(answer -> answer.users().stream().map(ExportItem::ofBlocked).toList());
  }

  private Future<List<ExportItem>> requests(RequestContext context) {
    return services
        .ask(new GetRequests(), context, GetRequestsResponse.class)
        .map(answer -> answer.requests().stream().map(ExportItem::of).toList());
  }

  private Future<SectionPage> rooms(@Nullable String within, int limit, RequestContext context) {
    return services
        .ask(new GetRooms(limit, within), context, GetRoomsResponse.class)
        .map(
            answer ->
                new SectionPage(
                    answer.rooms().stream()
                        .map(ExportSections::withoutMessage)
                        .map(ExportItem::of)
                        .toList(),
                    answer.nextCursor()));
  }

  /** A section that comes in one answer; its pages count what was given already. */
  private static Section list(Function<RequestContext, Future<List<ExportItem>>> all) {
    return (within, limit, context) -> {
      int from = within == null ? 0 : count(within);
      return all.apply(context)
          .map(
              items -> {
                int begin = Math.min(from, items.size());
                int end = Math.min(begin + limit, items.size());
                String next = end == items.size() ? null : String.valueOf(end);
                return new SectionPage(items.subList(begin, end), next);
              });
    };
  }

  private static int count(String within) {
    if (!within.matches("[0-9]{1,6}")) {
      throw new ScrpError(ErrorCode.INVALID_QUERY);
    }
    return Integer.parseInt(within);
  }

  private static FriendObject withoutMessage(FriendObject friend) {
    return new FriendObject(
        friend.userId(),
        friend.userNickname(),
        friend.userDescription(),
        friend.signUpTime(),
        friend.lastActivityTime(),
        friend.mode(),
        friend.lastSeq(),
        friend.readSeq(),
        friend.peerReadSeq(),
        null);
  }

  private static RoomListObject withoutMessage(RoomListObject room) {
    return new RoomListObject(
        room.roomId(),
        room.roomNickname(),
        room.roomDescription(),
        room.roomAccessType(),
        room.roomHistory(),
        room.ownerId(),
        room.adminIds(),
        room.memberCount(),
        room.role(),
        room.lastSeq(),
        room.readSeq(),
        null);
  }
}
