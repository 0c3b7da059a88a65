package chat.scrp.protocol;

import chat.scrp.protocol.request.AckPush;
import chat.scrp.protocol.request.AddFriend;
import chat.scrp.protocol.request.AddReaction;
import chat.scrp.protocol.request.ApproveRequest;
import chat.scrp.protocol.request.BanUserFromRoom;
import chat.scrp.protocol.request.BlockUser;
import chat.scrp.protocol.request.ChangeRoomAccess;
import chat.scrp.protocol.request.ChangeRoomDescription;
import chat.scrp.protocol.request.ChangeRoomHistory;
import chat.scrp.protocol.request.ChangeRoomNickname;
import chat.scrp.protocol.request.ChangeUserDescription;
import chat.scrp.protocol.request.ChangeUserNickname;
import chat.scrp.protocol.request.ChangeUserPassword;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.DeleteMessage;
import chat.scrp.protocol.request.DeleteUser;
import chat.scrp.protocol.request.EditMessage;
import chat.scrp.protocol.request.EndSession;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.ExportUser;
import chat.scrp.protocol.request.GetBlockedUsers;
import chat.scrp.protocol.request.GetFriends;
import chat.scrp.protocol.request.GetRequests;
import chat.scrp.protocol.request.GetRoom;
import chat.scrp.protocol.request.GetRoomAccessType;
import chat.scrp.protocol.request.GetRoomBans;
import chat.scrp.protocol.request.GetRoomMembers;
import chat.scrp.protocol.request.GetRooms;
import chat.scrp.protocol.request.GetServerInfo;
import chat.scrp.protocol.request.GetSessions;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.request.GetUserLastActivityTime;
import chat.scrp.protocol.request.IgnoreRequest;
import chat.scrp.protocol.request.InviteToRoom;
import chat.scrp.protocol.request.LeaveRoom;
import chat.scrp.protocol.request.LogIn;
import chat.scrp.protocol.request.LogOut;
import chat.scrp.protocol.request.MarkRead;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.RejectRequest;
import chat.scrp.protocol.request.RemoveAdmin;
import chat.scrp.protocol.request.RemoveFriend;
import chat.scrp.protocol.request.RemoveReaction;
import chat.scrp.protocol.request.RemoveRoom;
import chat.scrp.protocol.request.RemoveUserFromRoom;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.request.SearchMessage;
import chat.scrp.protocol.request.SearchRoom;
import chat.scrp.protocol.request.SearchUser;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.request.SendTyping;
import chat.scrp.protocol.request.SetAdmin;
import chat.scrp.protocol.request.SetClientInfo;
import chat.scrp.protocol.request.SignUp;
import chat.scrp.protocol.request.TransferRoom;
import chat.scrp.protocol.request.UnbanUserFromRoom;
import chat.scrp.protocol.request.UnblockUser;
import chat.scrp.protocol.response.AddFriendResponse;
import chat.scrp.protocol.response.ChangeUserPasswordResponse;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.EnterRoomResponse;
import chat.scrp.protocol.response.ExportUserResponse;
import chat.scrp.protocol.response.GetBlockedUsersResponse;
import chat.scrp.protocol.response.GetFriendsResponse;
import chat.scrp.protocol.response.GetRequestsResponse;
import chat.scrp.protocol.response.GetRoomAccessTypeResponse;
import chat.scrp.protocol.response.GetRoomBansResponse;
import chat.scrp.protocol.response.GetRoomMembersResponse;
import chat.scrp.protocol.response.GetRoomResponse;
import chat.scrp.protocol.response.GetRoomsResponse;
import chat.scrp.protocol.response.GetServerInfoResponse;
import chat.scrp.protocol.response.GetSessionsResponse;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.protocol.response.GetUserLastActivityTimeResponse;
import chat.scrp.protocol.response.GetUserResponse;
import chat.scrp.protocol.response.InviteToRoomResponse;
import chat.scrp.protocol.response.LogInResponse;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.protocol.response.SearchMessageResponse;
import chat.scrp.protocol.response.SearchRoomResponse;
import chat.scrp.protocol.response.SearchUserResponse;
import chat.scrp.protocol.response.SendMessageResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every method that a client can ask for (SCRP 0.0.3, section 2; SCRP 1.0, sections 4 and 5). The
 * name of the constant is the name on the wire.
 */
public enum Method {
  /** Signs up a new user (2.1). */
  SIGN_UP(Service.USER, Login.NONE_NEEDED, Effect.CHANGES_STATE, SignUp::read, Done.class),
  /** Logs in as an existing user (2.2). */
  LOG_IN(Service.USER, Login.NONE_NEEDED, Effect.CHANGES_STATE, LogIn::read, LogInResponse.class),
  /** Adds this connection to a session, without a password. */
  RESUME_SESSION(
      Service.USER,
      Login.NONE_NEEDED,
      Effect.CHANGES_STATE,
      ResumeSession::read,
      LogInResponse.class),
  /** Ends the session. */
  LOG_OUT(Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, LogOut::read, Done.class),
  /** Deletes the current user (2.3). */
  DELETE_USER(Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, DeleteUser::read, Done.class),
  /** Changes the password of the current user (2.4). */
  CHANGE_USER_PASSWORD(
      Service.USER,
      Login.REQUIRED,
      Effect.CHANGES_STATE,
      ChangeUserPassword::read,
      ChangeUserPasswordResponse.class),
  /** Changes the nickname of the current user (2.5). */
  CHANGE_USER_NICKNAME(
      Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, ChangeUserNickname::read, Done.class),
  /** Changes the description of the current user (2.17). */
  CHANGE_USER_DESCRIPTION(
      Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, ChangeUserDescription::read, Done.class),
  /** Asks for the time of the server (2.6). */
  GET_TIME(Service.USER, Login.NONE_NEEDED, Effect.READS, GetTime::read, GetTimeResponse.class),
  /** Asks for the properties and statistics of the server. */
  GET_SERVER_INFO(
      Service.USER,
      Login.NONE_NEEDED,
      Effect.READS,
      GetServerInfo::read,
      GetServerInfoResponse.class),
  /** Tells what the client is; what is null stays unsaid. */
  SET_CLIENT_INFO(
      Service.USER, Login.NONE_NEEDED, Effect.CHANGES_STATE, SetClientInfo::read, Done.class),
  /** Asks for a user. */
  GET_USER(Service.USER, Login.REQUIRED, Effect.READS, GetUser::read, GetUserResponse.class),
  /** Asks when a user last logged off (2.19). */
  GET_USER_LAST_ACTIVITY_TIME(
      Service.USER,
      Login.REQUIRED,
      Effect.READS,
      GetUserLastActivityTime::read,
      GetUserLastActivityTimeResponse.class),
  /** Searches users by ID and nickname (2.27). */
  SEARCH_USER(
      Service.USER, Login.REQUIRED, Effect.READS, SearchUser::read, SearchUserResponse.class),
  /** Asks a user to become friends (2.15). */
  ADD_FRIEND(
      Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, AddFriend::read, AddFriendResponse.class),
  /** Ends a friendship (2.16). */
  REMOVE_FRIEND(Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, RemoveFriend::read, Done.class),
  /** Asks for the friends of the current user. */
  GET_FRIENDS(
      Service.USER, Login.REQUIRED, Effect.READS, GetFriends::read, GetFriendsResponse.class),
  /** Approves a request (2.20). */
  APPROVE_REQUEST(
      Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, ApproveRequest::read, Done.class),
  /** Drops a request and tells nobody (2.21). */
  IGNORE_REQUEST(
      Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, IgnoreRequest::read, Done.class),
  /** Rejects a request (2.22). */
  REJECT_REQUEST(
      Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, RejectRequest::read, Done.class),
  /** Asks for the requests that the current user may decide. */
  GET_REQUESTS(
      Service.USER, Login.REQUIRED, Effect.READS, GetRequests::read, GetRequestsResponse.class),
  /** Blocks a user. */
  BLOCK_USER(Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, BlockUser::read, Done.class),
  /** Ends the blocking of a user. */
  UNBLOCK_USER(Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, UnblockUser::read, Done.class),
  /** Asks whom the current user blocked. */
  GET_BLOCKED_USERS(
      Service.USER,
      Login.REQUIRED,
      Effect.READS,
      GetBlockedUsers::read,
      GetBlockedUsersResponse.class),
  /** Acknowledges a push and all written to this connection before it. */
  ACK_PUSH(Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, AckPush::read, Done.class),
  /** Asks for the sessions of the current user. */
  GET_SESSIONS(
      Service.USER, Login.REQUIRED, Effect.READS, GetSessions::read, GetSessionsResponse.class),
  /** Ends a session of the current user. */
  END_SESSION(Service.USER, Login.REQUIRED, Effect.CHANGES_STATE, EndSession::read, Done.class),
  /** Creates a room (2.7). */
  CREATE_ROOM(Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, CreateRoom::read, Done.class),
  /** Enters a room (2.8). */
  ENTER_ROOM(
      Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, EnterRoom::read, EnterRoomResponse.class),
  /** Removes a room (2.9). */
  REMOVE_ROOM(Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, RemoveRoom::read, Done.class),
  /** Changes who can enter a room (2.10). */
  CHANGE_ROOM_ACCESS(
      Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, ChangeRoomAccess::read, Done.class),
  /** Changes the nickname of a room (2.11). */
  CHANGE_ROOM_NICKNAME(
      Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, ChangeRoomNickname::read, Done.class),
  /** Changes the description of a room (2.18). */
  CHANGE_ROOM_DESCRIPTION(
      Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, ChangeRoomDescription::read, Done.class),
  /** Changes what members of a room can read. */
  CHANGE_ROOM_HISTORY(
      Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, ChangeRoomHistory::read, Done.class),
  /** Removes a member from a room (2.12). */
  REMOVE_USER_FROM_ROOM(
      Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, RemoveUserFromRoom::read, Done.class),
  /** Makes a member an admin of a room (2.13). */
  SET_ADMIN(Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, SetAdmin::read, Done.class),
  /** Makes an admin of a room a general member (2.14). */
  REMOVE_ADMIN(Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, RemoveAdmin::read, Done.class),
  /** Leaves a room. */
  LEAVE_ROOM(Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, LeaveRoom::read, Done.class),
  /** Makes a member the owner of a room. */
  TRANSFER_ROOM(Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, TransferRoom::read, Done.class),
  /** Invites a user into a room. */
  INVITE_TO_ROOM(
      Service.ROOM,
      Login.REQUIRED,
      Effect.CHANGES_STATE,
      InviteToRoom::read,
      InviteToRoomResponse.class),
  /** Bans a user from a room. */
  BAN_USER_FROM_ROOM(
      Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, BanUserFromRoom::read, Done.class),
  /** Ends the ban of a user. */
  UNBAN_USER_FROM_ROOM(
      Service.ROOM, Login.REQUIRED, Effect.CHANGES_STATE, UnbanUserFromRoom::read, Done.class),
  /** Asks who is banned from a room. */
  GET_ROOM_BANS(
      Service.ROOM, Login.REQUIRED, Effect.READS, GetRoomBans::read, GetRoomBansResponse.class),
  /** Asks for a room. */
  GET_ROOM(Service.ROOM, Login.REQUIRED, Effect.READS, GetRoom::read, GetRoomResponse.class),
  /** Asks who can enter a room (2.26). */
  GET_ROOM_ACCESS_TYPE(
      Service.ROOM,
      Login.REQUIRED,
      Effect.READS,
      GetRoomAccessType::read,
      GetRoomAccessTypeResponse.class),
  /** Asks for the members of a room. */
  GET_ROOM_MEMBERS(
      Service.ROOM,
      Login.REQUIRED,
      Effect.READS,
      GetRoomMembers::read,
      GetRoomMembersResponse.class),
  /** Asks for the rooms of the current user. */
  GET_ROOMS(Service.ROOM, Login.REQUIRED, Effect.READS, GetRooms::read, GetRoomsResponse.class),
  /** Searches rooms by ID and nickname (2.28). */
  SEARCH_ROOM(
      Service.ROOM, Login.REQUIRED, Effect.READS, SearchRoom::read, SearchRoomResponse.class),
  /** Sends a message in a room (2.23). */
  SEND_ROOM_MESSAGE(
      Service.MESSAGE,
      Login.REQUIRED,
      Effect.CHANGES_STATE,
      SendRoomMessage::read,
      SendMessageResponse.class),
  /** Sends a message to a friend (2.24). */
  SEND_PRIVATE_MESSAGE(
      Service.MESSAGE,
      Login.REQUIRED,
      Effect.CHANGES_STATE,
      SendPrivateMessage::read,
      SendMessageResponse.class),
  /**
   * Asks for messages of a conversation, or, without one, for what the current user has not read
   * (2.25).
   */
  RECEIVE_MESSAGE(
      Service.MESSAGE,
      Login.REQUIRED,
      Effect.READS,
      ReceiveMessage::read,
      ReceiveMessageResponse.class),
  /** Searches the messages that the current user can read. */
  SEARCH_MESSAGE(
      Service.MESSAGE,
      Login.REQUIRED,
      Effect.READS,
      SearchMessage::read,
      SearchMessageResponse.class),
  /** Asks for everything that the server keeps of the current user. */
  EXPORT_USER(
      Service.MESSAGE, Login.REQUIRED, Effect.READS, ExportUser::read, ExportUserResponse.class),
  /** Moves the read mark forward. */
  MARK_READ(Service.MESSAGE, Login.REQUIRED, Effect.CHANGES_STATE, MarkRead::read, Done.class),
  /** Tells the others that the current user types. */
  SEND_TYPING(Service.MESSAGE, Login.REQUIRED, Effect.CHANGES_STATE, SendTyping::read, Done.class),
  /** Gives a message a new text. */
  EDIT_MESSAGE(
      Service.MESSAGE, Login.REQUIRED, Effect.CHANGES_STATE, EditMessage::read, Done.class),
  /** Deletes a message. */
  DELETE_MESSAGE(
      Service.MESSAGE, Login.REQUIRED, Effect.CHANGES_STATE, DeleteMessage::read, Done.class),
  /** Adds a reaction to a message. */
  ADD_REACTION(
      Service.MESSAGE, Login.REQUIRED, Effect.CHANGES_STATE, AddReaction::read, Done.class),
  /** Removes a reaction from a message. */
  REMOVE_REACTION(
      Service.MESSAGE, Login.REQUIRED, Effect.CHANGES_STATE, RemoveReaction::read, Done.class);

  private enum Effect {
    CHANGES_STATE,
    READS
  }

  private static final Map<String, Method> BY_NAME = new HashMap<>();

  static {
    for (Method method : values()) {
      BY_NAME.put(method.name(), method);
    }
  }

  private final Service service;
  private final Login login;
  private final Effect effect;

  // Every reader is a static method of a record.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Fields, ScrpRequest> reader;

  private final Class<? extends ScrpResponse> responseType;

  Method(
      Service service,
      Login login,
      Effect effect,
      Function<Fields, ScrpRequest> reader,
      Class<? extends ScrpResponse> responseType) {
    this.service = service;
    this.login = login;
    this.effect = effect;
    this.reader = reader;
    this.responseType = responseType;
  }

  /** Which service answers it. */
  public Service service() {
    return service;
  }

  /** Whether it needs a logged-in user; without one it is answered 250. */
  public Login login() {
    return login;
  }

  /** Whether it must take effect, and be answered, in the order in which a connection sent it. */
  public boolean changesState() {
    return effect == Effect.CHANGES_STATE;
  }

  /** The record of the fields of a successful response. */
  public Class<? extends ScrpResponse> responseType() {
    return responseType;
  }

  /**
   * Reads the request of this method. Where {@link Fields#smallestError()} is set afterwards,
   * fields were invalid, and the record is of no use.
   */
  public ScrpRequest read(Fields fields) {
    return reader.apply(fields);
  }

  /** The method of a wire name (case-sensitive), or null where there is none. */
  public static @Nullable Method byName(String name) {
    return BY_NAME.get(name);
  }
}
