package chat.scrp.client;

import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.request.BanUserFromRoom;
import chat.scrp.protocol.request.ChangeRoomAccess;
import chat.scrp.protocol.request.ChangeRoomDescription;
import chat.scrp.protocol.request.ChangeRoomHistory;
import chat.scrp.protocol.request.ChangeRoomNickname;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.GetRoom;
import chat.scrp.protocol.request.GetRoomAccessType;
import chat.scrp.protocol.request.GetRoomBans;
import chat.scrp.protocol.request.GetRoomMembers;
import chat.scrp.protocol.request.GetRooms;
import chat.scrp.protocol.request.InviteToRoom;
import chat.scrp.protocol.request.LeaveRoom;
import chat.scrp.protocol.request.RemoveAdmin;
import chat.scrp.protocol.request.RemoveRoom;
import chat.scrp.protocol.request.RemoveUserFromRoom;
import chat.scrp.protocol.request.SearchRoom;
import chat.scrp.protocol.request.SetAdmin;
import chat.scrp.protocol.request.TransferRoom;
import chat.scrp.protocol.request.UnbanUserFromRoom;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.EnterRoomResponse;
import chat.scrp.protocol.response.GetRoomAccessTypeResponse;
import chat.scrp.protocol.response.GetRoomBansResponse;
import chat.scrp.protocol.response.GetRoomMembersResponse;
import chat.scrp.protocol.response.GetRoomResponse;
import chat.scrp.protocol.response.GetRoomsResponse;
import chat.scrp.protocol.response.InviteToRoomResponse;
import chat.scrp.protocol.response.SearchRoomResponse;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Rooms: finding, entering, members, and what owners and admins do. From {@link
 * ScrpClient#rooms()}.
 *
 * <p>Every call fails with {@link ScrpException} where the server answers an error, and with {@link
 * NoAnswerException} where it does not answer.
 */
public final class Rooms {
  private final ScrpClient client;

  Rooms(ScrpClient client) {
    this.client = client;
  }

  /**
   * Creates a room, whose owner is the current user (CREATE_ROOM).
   *
   * @param roomId 1-16 letters, digits and underscores; 401 where it is taken
   * @param roomNickname 1-32 code points
   * @param roomAccess who can enter
   * @param roomPassword with {@link RoomAccess#PASSWORD} 6-64 printable ASCII characters, else null
   * @param roomHistory what members can read
   */
  public CompletionStage<Done> create(
      String roomId,
      String roomNickname,
      RoomAccess roomAccess,
      @Nullable String roomPassword,
      RoomHistory roomHistory) {
    return client.call(new CreateRoom(roomId, roomNickname, roomAccess, roomPassword, roomHistory));
  }

  /**
   * Enters a room, or asks for permission where that is needed (ENTER_ROOM).
   *
   * @param roomId the room; 405 where there is none, 408 for a member
   * @param roomPassword its password where it has one; 403 where it is wrong
   */
  public CompletionStage<EnterRoomResponse> enter(String roomId, @Nullable String roomPassword) {
    return client.call(new EnterRoom(roomId, roomPassword));
  }

  /**
   * Leaves a room (LEAVE_ROOM).
   *
   * @param roomId the room; 801 for its owner
   */
  public CompletionStage<Done> leave(String roomId) {
    return client.call(new LeaveRoom(roomId));
  }

  /**
   * Removes a room for good; for its owner (REMOVE_ROOM).
   *
   * @param roomId the room
   */
  public CompletionStage<Done> remove(String roomId) {
    return client.call(new RemoveRoom(roomId));
  }

  /**
   * Asks for a room (GET_ROOM).
   *
   * @param roomId the room; 405 where there is none
   */
  public CompletionStage<GetRoomResponse> get(String roomId) {
    return client.call(new GetRoom(roomId));
  }

  /**
   * Asks who can enter a room (GET_ROOM_ACCESS_TYPE).
   *
   * @param roomId the room; 405 where there is none
   */
  public CompletionStage<GetRoomAccessTypeResponse> accessType(String roomId) {
    return client.call(new GetRoomAccessType(roomId));
  }

  /**
   * Asks for a page of the user's rooms, each with its newest message and marks (GET_ROOMS).
   *
   * @param limit at most so many on a page, 1-1000
   * @param cursor the {@code nextCursor} of the page before, null for the first one
   */
  public CompletionStage<GetRoomsResponse> mine(int limit, @Nullable String cursor) {
    return client.call(new GetRooms(limit, cursor));
  }

  /**
   * Searches rooms by the beginning of their ID or of a word of their nickname (SEARCH_ROOM).
   *
   * @param query 1-64 code points
   * @param limit at most so many on a page, 1-100
   * @param cursor the {@code nextCursor} of the page before, null for the first one
   */
  public CompletionStage<SearchRoomResponse> search(
      String query, int limit, @Nullable String cursor) {
    return client.call(new SearchRoom(query, limit, cursor));
  }

  /**
   * Asks for a page of a room's members; for members (GET_ROOM_MEMBERS).
   *
   * @param roomId the room
   * @param limit at most so many on a page, 1-1000
   * @param cursor the {@code nextCursor} of the page before, null for the first one
   */
  public CompletionStage<GetRoomMembersResponse> members(
      String roomId, int limit, @Nullable String cursor) {
    return client.call(new GetRoomMembers(roomId, limit, cursor));
  }

  /**
   * Changes who can enter a room; for its owner (CHANGE_ROOM_ACCESS).
   *
   * @param roomId the room
   * @param roomAccess who can enter
   * @param roomPassword with {@link RoomAccess#PASSWORD} 6-64 printable ASCII characters, else null
   */
  public CompletionStage<Done> changeAccess(
      String roomId, RoomAccess roomAccess, @Nullable String roomPassword) {
    return client.call(new ChangeRoomAccess(roomId, roomAccess, roomPassword));
  }

  /**
   * Changes the nickname of a room; for its owner and admins (CHANGE_ROOM_NICKNAME).
   *
   * @param roomId the room
   * @param roomNickname 1-32 code points
   */
  public CompletionStage<Done> changeNickname(String roomId, String roomNickname) {
    return client.call(new ChangeRoomNickname(roomId, roomNickname));
  }

  /**
   * Changes the description of a room; for its owner and admins (CHANGE_ROOM_DESCRIPTION).
   *
   * @param roomId the room
   * @param roomDescription up to 256 code points
   */
  public CompletionStage<Done> changeDescription(String roomId, String roomDescription) {
    return client.call(new ChangeRoomDescription(roomId, roomDescription));
  }

  /**
   * Changes what members of a room can read; for its owner (CHANGE_ROOM_HISTORY).
   *
   * @param roomId the room
   * @param roomHistory what members can read
   */
  public CompletionStage<Done> changeHistory(String roomId, RoomHistory roomHistory) {
    return client.call(new ChangeRoomHistory(roomId, roomHistory));
  }

  /**
   * Removes a member from a room; for owner and admins (REMOVE_USER_FROM_ROOM).
   *
   * @param roomId the room
   * @param subjectUserId the member; 409 for one who is none
   */
  public CompletionStage<Done> removeMember(String roomId, String subjectUserId) {
    return client.call(new RemoveUserFromRoom(subjectUserId, roomId));
  }

  /**
   * Makes a member an admin; for the owner (SET_ADMIN).
   *
   * @param roomId the room
   * @param subjectUserId the member; 409 for one who is none
   */
  public CompletionStage<Done> setAdmin(String roomId, String subjectUserId) {
    return client.call(new SetAdmin(subjectUserId, roomId));
  }

  /**
   * Makes an admin a general member; for the owner (REMOVE_ADMIN).
   *
   * @param roomId the room
   * @param subjectUserId the admin; 409 for one who is none
   */
  public CompletionStage<Done> removeAdmin(String roomId, String subjectUserId) {
    return client.call(new RemoveAdmin(subjectUserId, roomId));
  }

  /**
   * Makes a member the owner; the old owner becomes an admin (TRANSFER_ROOM).
   *
   * @param roomId the room
   * @param subjectUserId the member; 409 for one who is none
   */
  public CompletionStage<Done> transfer(String roomId, String subjectUserId) {
    return client.call(new TransferRoom(roomId, subjectUserId));
  }

  /**
   * Invites a user into a room (INVITE_TO_ROOM).
   *
   * @param roomId the room
   * @param subjectUserId the user; 404 where there is none, 408 for a member
   */
  public CompletionStage<InviteToRoomResponse> invite(String roomId, String subjectUserId) {
    return client.call(new InviteToRoom(roomId, subjectUserId));
  }

  /**
   * Bans a user from a room, and removes it there; for owner and admins (BAN_USER_FROM_ROOM).
   *
   * @param roomId the room
   * @param subjectUserId the user; 404 where there is none
   */
  public CompletionStage<Done> ban(String roomId, String subjectUserId) {
    return client.call(new BanUserFromRoom(roomId, subjectUserId));
  }

  /**
   * Ends the ban of a user; for owner and admins (UNBAN_USER_FROM_ROOM).
   *
   * @param roomId the room
   * @param subjectUserId the user
   */
  public CompletionStage<Done> unban(String roomId, String subjectUserId) {
    return client.call(new UnbanUserFromRoom(roomId, subjectUserId));
  }

  /**
   * Asks who is banned from a room; for owner and admins (GET_ROOM_BANS).
   *
   * @param roomId the room
   */
  public CompletionStage<GetRoomBansResponse> bans(String roomId) {
    return client.call(new GetRoomBans(roomId));
  }
}
