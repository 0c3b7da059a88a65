import { accessType, requestKind } from './objects';
import { bool, type Infer, obj, oneOf, opt, orNull, type Shape, str, u32 } from './shape';

const pair = { room_id: opt(str), sender_id: opt(str), receiver_id: opt(str), seq: u32 };
const decided = obj({ request_id: u32, kind: requestKind, user_id: opt(str), room_id: opt(str) });
const person = obj({ user_id: str, user_nickname: opt(str) });
const presence = obj({ user_id: str, last_activity_time: opt(u32) });
const rank = obj({ room_id: str, user_id: str, by_user_id: opt(str) });

/** Every push that a server may send, beside `push_id`, `method` and `time`. */
export const pushes = {
  NEW_PRIVATE_MESSAGE: obj({
    message_id: u32,
    seq: u32,
    sender_id: orNull(str),
    receiver_id: str,
    text: opt(str),
    deleted: opt(bool),
    edited_time: opt(u32),
  }),
  NEW_ROOM_MESSAGE: obj({
    message_id: u32,
    seq: u32,
    room_id: str,
    sender_id: orNull(str),
    text: opt(str),
    deleted: opt(bool),
    edited_time: opt(u32),
  }),
  MESSAGE_EDITED: obj({ ...pair, text: str, edited_time: opt(u32) }),
  MESSAGE_DELETED: obj({ ...pair, by_user_id: opt(str) }),
  REACTION_CHANGED: obj({ ...pair, user_id: str, reaction: str, added: bool }),
  MESSAGES_READ: obj({ room_id: opt(str), user_id: opt(str), reader_id: str, seq: u32 }),
  NEW_FRIEND_REQUEST: obj({
    request_id: u32,
    user_id: str,
    user_nickname: opt(str),
    verification_message: opt(str),
  }),
  ENTER_ROOM_REQUEST: obj({ request_id: u32, room_id: str, user_id: str, user_nickname: opt(str) }),
  ROOM_INVITATION: obj({ request_id: u32, room_id: str, room_nickname: opt(str), user_id: opt(str) }),
  REQUEST_APPROVED: decided,
  REQUEST_REJECTED: decided,
  REQUEST_CLOSED: obj({ request_id: u32 }),
  FRIEND_ADDED: person,
  FRIEND_REMOVED: person,
  USER_ENTER_ROOM: obj({ room_id: str, user_id: str, user_nickname: opt(str) }),
  USER_LEAVE_ROOM: obj({ room_id: str, user_id: str, reason: str, by_user_id: opt(str) }),
  APPOINTED_AS_ADMIN: rank,
  DISMISSED_AS_ADMIN: rank,
  ROOM_OWNER_CHANGED: obj({ room_id: str, owner_id: str }),
  ROOM_ACCESS_CHANGED: obj({ room_id: str, room_access_type: accessType }),
  ROOM_NICKNAME_CHANGED: obj({ room_id: str, room_nickname: str }),
  ROOM_DESCRIPTION_CHANGED: obj({ room_id: str, room_description: str }),
  ROOM_HISTORY_CHANGED: obj({ room_id: str, room_history: oneOf(0, 1) }),
  ROOM_REMOVED: obj({ room_id: str }),
  USER_ONLINE: presence,
  USER_OFFLINE: presence,
  USER_NICKNAME_CHANGED: obj({ user_id: str, user_nickname: str }),
  USER_DESCRIPTION_CHANGED: obj({ user_id: str, user_description: str }),
  USER_DELETED: obj({ user_id: str }),
  USER_TYPING: obj({ room_id: opt(str), user_id: opt(str), sender_id: str }),
  FORCED_TO_LOGGED_OFF: obj({ reason: opt(str) }),
  STORE_RESET: obj({ store_epoch: str }),
  SERVER_GOING_AWAY: obj({ retry_after_ms: opt(u32) }),
};

export type PushMethod = keyof typeof pushes;
export type Push = {
  [M in PushMethod]: { method: M; push_id: number | null; time: number } & Infer<(typeof pushes)[M]>;
}[PushMethod];

const isPushMethod = (method: unknown): method is PushMethod =>
  typeof method === 'string' && Object.hasOwn(pushes, method);

/** The push in a parsed message, or null where it is none that this page knows. */
export function asPush(value: unknown): Push | null {
  const method = (value as { method?: unknown } | null)?.method;
  if (!isPushMethod(method)) return null;
  const shape: Shape<unknown> = pushes[method];
  return shape(value) && u32((value as { time?: unknown }).time) ? (value as Push) : null;
}
