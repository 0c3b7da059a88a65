import { bool, dict, type Infer, list, obj, oneOf, opt, orNull, str, u32 } from './shape';

export const ACCESS_PUBLIC = 0;
export const ACCESS_PASSWORD = 1;
export const ACCESS_PERMISSION = 2;
export const accessType = oneOf(0, 1, 2);
export type AccessType = Infer<typeof accessType>;

export const role = oneOf('owner', 'admin', 'member');
export type Role = Infer<typeof role>;

const userFields = {
  user_id: str,
  user_nickname: str,
  user_description: str,
  sign_up_time: u32,
  last_activity_time: u32,
  mode: oneOf(0, 1),
};
export const user = obj(userFields);
export type User = Infer<typeof user>;

export const message = obj({
  message_id: u32,
  seq: u32,
  time: u32,
  sender_id: orNull(str),
  text: opt(str),
  room_id: opt(str),
  user_id: opt(str),
  edited_time: opt(u32),
  deleted: opt(bool),
  reactions: opt(dict(list(str))),
  client_message_id: opt(str),
});
export type Message = Infer<typeof message>;

const roomFields = {
  room_id: str,
  room_nickname: str,
  room_description: str,
  room_access_type: accessType,
  room_history: opt(oneOf(0, 1)),
  owner_id: opt(str),
  admin_ids: opt(list(str)),
  member_count: u32,
};
export const room = obj(roomFields);
export type Room = Infer<typeof room>;

/** A friend as GET_FRIENDS lists it: the user and how far the private conversation has got. */
export const friend = obj({
  ...userFields,
  last_seq: u32,
  read_seq: u32,
  peer_read_seq: u32,
  last_message: opt(message),
});
export type Friend = Infer<typeof friend>;

/** A room as GET_ROOMS lists it: the room, my role and how far I have read. */
export const myRoom = obj({ ...roomFields, role, last_seq: u32, read_seq: u32, last_message: opt(message) });
export type MyRoom = Infer<typeof myRoom>;

export const member = obj({ user_id: str, user_nickname: str, role, mode: oneOf(0, 1) });
export type Member = Infer<typeof member>;

export const requestKind = oneOf('friend', 'room', 'invitation');
export const openRequest = obj({
  request_id: u32,
  kind: requestKind,
  user_id: str,
  user_nickname: opt(str),
  room_id: opt(str),
  verification_message: opt(str),
  time: u32,
});
export type OpenRequest = Infer<typeof openRequest>;

export const session = obj({
  session_id: str,
  current: bool,
  connections: u32,
  transport: str,
  client_nickname: opt(str),
  client_version: opt(str),
  client_description: opt(str),
  address: opt(str),
  log_in_time: u32,
  last_activity_time: u32,
});
export type SessionInfo = Infer<typeof session>;

export const ban = obj({ user_id: str, time: u32, by_user_id: opt(str) });
export type Ban = Infer<typeof ban>;
