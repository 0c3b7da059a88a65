import { accessType, ban, friend, member, message, myRoom, openRequest, room, session, user } from './objects';
import { anything, bool, type Infer, list, obj, opt, orNull, str, u32, u64 } from './shape';

const done = anything;
const signedIn = obj({ session_id: str, session_token: str, session_expires: u32, store_epoch: opt(str) });
const sent = obj({ message_id: u32, seq: u32, time: u32 });
const asked = obj({ request_id: opt(u32) });
const cursor = orNull(str);

/** What every method answers with 900: the table of all a client may ask. */
export const responses = {
  SIGN_UP: done,
  LOG_IN: signedIn,
  DELETE_USER: done,
  CHANGE_USER_PASSWORD: obj({ session_token: opt(str) }),
  CHANGE_USER_NICKNAME: done,
  GET_TIME: obj({ time: u32 }),
  CREATE_ROOM: done,
  ENTER_ROOM: obj({ pending: opt(bool), request_id: opt(u32), last_seq: opt(u32) }),
  REMOVE_ROOM: done,
  CHANGE_ROOM_ACCESS: done,
  CHANGE_ROOM_NICKNAME: done,
  REMOVE_USER_FROM_ROOM: done,
  SET_ADMIN: done,
  REMOVE_ADMIN: done,
  ADD_FRIEND: asked,
  REMOVE_FRIEND: done,
  CHANGE_USER_DESCRIPTION: done,
  CHANGE_ROOM_DESCRIPTION: done,
  GET_USER_LAST_ACTIVITY_TIME: obj({ time: u32 }),
  APPROVE_REQUEST: done,
  REJECT_REQUEST: done,
  IGNORE_REQUEST: done,
  SEND_ROOM_MESSAGE: sent,
  SEND_PRIVATE_MESSAGE: sent,
  RECEIVE_MESSAGE: obj({
    messages: list(message),
    more: bool,
    last_seq: opt(u32),
    read_seq: opt(u32),
    first_seq: opt(u32),
  }),
  GET_ROOM_ACCESS_TYPE: obj({ room_access_type: accessType }),
  SEARCH_USER: obj({ users: list(user), next_cursor: cursor }),
  SEARCH_ROOM: obj({ rooms: list(room), next_cursor: cursor }),
  EXPORT_USER: obj({ items: list(anything), next_cursor: cursor }),
  SEARCH_MESSAGE: obj({ messages: list(message), next_cursor: cursor }),
  GET_SERVER_INFO: obj({
    server_nickname: str,
    server_version: str,
    server_description: str,
    protocol_version: str,
    time: u32,
    uptime: u32,
    users: u32,
    max_users: u32,
    online_users: u32,
    max_online_users: u32,
    rooms: u32,
    max_rooms: u32,
    messages_in: u32,
    messages_out: u32,
    data_in: u64,
    data_out: u64,
    store_epoch: opt(str),
    durability: opt(str),
  }),
  SET_CLIENT_INFO: done,
  RESUME_SESSION: signedIn,
  LOG_OUT: done,
  ACK_PUSH: done,
  CHANGE_ROOM_HISTORY: done,
  MARK_READ: done,
  SEND_TYPING: done,
  EDIT_MESSAGE: done,
  DELETE_MESSAGE: done,
  ADD_REACTION: done,
  REMOVE_REACTION: done,
  GET_USER: user,
  GET_ROOM: room,
  GET_ROOM_MEMBERS: obj({ members: list(member), next_cursor: cursor }),
  GET_FRIENDS: obj({ friends: list(friend), next_cursor: cursor }),
  GET_ROOMS: obj({ rooms: list(myRoom), next_cursor: cursor }),
  GET_REQUESTS: obj({ requests: list(openRequest) }),
  LEAVE_ROOM: done,
  TRANSFER_ROOM: done,
  BAN_USER_FROM_ROOM: done,
  UNBAN_USER_FROM_ROOM: done,
  GET_ROOM_BANS: obj({ bans: list(ban) }),
  INVITE_TO_ROOM: asked,
  BLOCK_USER: done,
  UNBLOCK_USER: done,
  GET_BLOCKED_USERS: obj({ users: list(user) }),
  GET_SESSIONS: obj({ sessions: list(session) }),
  END_SESSION: done,
};

export type Method = keyof typeof responses;
export type ResponseOf<M extends Method> = Infer<(typeof responses)[M]>;

type Target = { room_id: string } | { user_id: string };
type Page = { limit?: number; cursor?: string };
type RoomSubject = { room_id: string; subject_user_id: string };
type Decide = { request_id: number };
type Search = { query: string } & Page;

/** What the page sends with each method; a method that is not here takes no field. */
interface Requests {
  SIGN_UP: { user_id: string; user_password: string; user_nickname: string };
  LOG_IN: { user_id: string; user_password: string };
  DELETE_USER: { user_password: string };
  CHANGE_USER_PASSWORD: { old_user_password: string; new_user_password: string };
  CHANGE_USER_NICKNAME: { user_nickname: string };
  CREATE_ROOM: {
    room_id: string;
    room_nickname: string;
    room_access: number;
    room_password?: string;
    room_history?: number;
  };
  ENTER_ROOM: { room_id: string; room_password?: string };
  REMOVE_ROOM: { room_id: string };
  CHANGE_ROOM_ACCESS: { room_id: string; room_access_type: number; room_password?: string };
  CHANGE_ROOM_NICKNAME: { room_id: string; new_room_nickname: string };
  CHANGE_ROOM_DESCRIPTION: { room_id: string; new_room_description: string };
  CHANGE_ROOM_HISTORY: { room_id: string; room_history: number };
  REMOVE_USER_FROM_ROOM: RoomSubject;
  SET_ADMIN: RoomSubject;
  REMOVE_ADMIN: RoomSubject;
  TRANSFER_ROOM: RoomSubject;
  BAN_USER_FROM_ROOM: RoomSubject;
  UNBAN_USER_FROM_ROOM: RoomSubject;
  INVITE_TO_ROOM: RoomSubject;
  GET_ROOM_BANS: { room_id: string };
  ADD_FRIEND: { subject_user_id: string; verification_message?: string };
  REMOVE_FRIEND: { subject_user_id: string };
  BLOCK_USER: { user_id: string };
  UNBLOCK_USER: { user_id: string };
  CHANGE_USER_DESCRIPTION: { user_description: string };
  GET_USER_LAST_ACTIVITY_TIME: { user_id: string };
  APPROVE_REQUEST: Decide;
  REJECT_REQUEST: Decide;
  IGNORE_REQUEST: Decide;
  SEND_ROOM_MESSAGE: { room_id: string; text: string; client_message_id: string };
  SEND_PRIVATE_MESSAGE: { user_id: string; text: string; client_message_id: string };
  RECEIVE_MESSAGE: Target & { after_seq?: number; before_seq?: number; limit?: number };
  GET_ROOM_ACCESS_TYPE: { room_id: string };
  SEARCH_USER: Search;
  SEARCH_ROOM: Search;
  EXPORT_USER: Page;
  SEARCH_MESSAGE: Search & Partial<{ room_id: string; user_id: string }>;
  SET_CLIENT_INFO: { client_nickname: string; client_version: string; protocol_version: string };
  RESUME_SESSION: { session_token: string };
  ACK_PUSH: { push_id: number };
  MARK_READ: Target & { seq: number };
  SEND_TYPING: Target;
  EDIT_MESSAGE: Target & { seq: number; text: string };
  DELETE_MESSAGE: Target & { seq: number };
  ADD_REACTION: Target & { seq: number; reaction: string };
  REMOVE_REACTION: Target & { seq: number; reaction: string };
  GET_USER: { user_id: string };
  GET_ROOM: { room_id: string };
  GET_ROOM_MEMBERS: { room_id: string } & Page;
  GET_FRIENDS: Page;
  GET_ROOMS: Page;
  LEAVE_ROOM: { room_id: string };
  END_SESSION: { session_id: string };
}

export type RequestOf<M extends Method> = M extends keyof Requests ? Requests[M] : Record<never, never>;
