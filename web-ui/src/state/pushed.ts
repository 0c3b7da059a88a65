import type { Message, Role } from '../protocol/objects';
import type { Push } from '../protocol/pushes';
import { withMessageChange, withNew, withReaction } from './chat';
import { withConv, withName, without, withPerson, withRoom } from './lists';
import { type ConvKey, personKey, roomKey, type State } from './types';

export const TYPING_MS = 6_000;

type Of<M extends Push['method']> = Extract<Push, { method: M }>;
type Taken = { [M in Push['method']]?: (state: State, push: Of<M>, at: number) => State };

/** The conversation that a push about a message belongs to, as this user sees it. */
export function keyOf(
  me: string,
  push: {
    room_id?: string | null | undefined;
    sender_id?: string | null | undefined;
    receiver_id?: string | null | undefined;
  },
): ConvKey {
  if (push.room_id) return roomKey(push.room_id);
  return personKey((push.sender_id === me ? push.receiver_id : push.sender_id) ?? '');
}

const targetKey = (push: { room_id?: string | null | undefined; user_id?: string | null | undefined }): ConvKey =>
  push.room_id ? roomKey(push.room_id) : personKey(push.user_id ?? '');

const messageOf = (push: Of<'NEW_ROOM_MESSAGE'> | Of<'NEW_PRIVATE_MESSAGE'>): Message => ({
  message_id: push.message_id,
  seq: push.seq,
  time: push.time,
  sender_id: push.sender_id,
  text: push.text ?? '',
  ...(push.deleted ? { deleted: true } : {}),
  ...(push.edited_time ? { edited_time: push.edited_time } : {}),
});

const newMessage = (state: State, push: Of<'NEW_ROOM_MESSAGE'> | Of<'NEW_PRIVATE_MESSAGE'>): State => {
  const key = keyOf(state.me, push);
  return withNew(withoutTyping(state, key, push.sender_id), key, messageOf(push));
};

export function withoutTyping(state: State, key: ConvKey, userId: string | null): State {
  const writers = state.typing[key];
  if (!writers || userId === null || !(userId in writers)) return state;
  const { [userId]: _over, ...others } = writers;
  return { ...state, typing: { ...state.typing, [key]: others } };
}

export function withRole(state: State, roomId: string, userId: string, role: Role): State {
  const members = state.members[roomKey(roomId)]?.map((member) =>
    member.user_id === userId ? { ...member, role } : member,
  );
  const next = members ? { ...state, members: { ...state.members, [roomKey(roomId)]: members } } : state;
  return userId === state.me ? withRoom(next, roomId, { role }) : next;
}

export function withMember(state: State, roomId: string, userId: string, nickname: string | null | undefined): State {
  const named = withName(state, userId, nickname);
  const members = named.members[roomKey(roomId)];
  const room = named.convs[roomKey(roomId)]?.room;
  if (!members || !room || members.some(({ user_id }) => user_id === userId)) return named;
  const person = named.people[personKey(userId)];
  const entered = {
    user_id: userId,
    user_nickname: person?.nickname ?? userId,
    role: 'member' as const,
    mode: person?.online ? (1 as const) : (0 as const),
  };
  const next = { ...named, members: { ...named.members, [roomKey(roomId)]: [...members, entered] } };
  return withRoom(next, roomId, { members: members.length + 1 });
}

export function withoutMember(state: State, roomId: string, userId: string): State {
  if (userId === state.me) return without(state, roomKey(roomId));
  const members = state.members[roomKey(roomId)]?.filter(({ user_id }) => user_id !== userId);
  const room = state.convs[roomKey(roomId)]?.room;
  const next = members ? { ...state, members: { ...state.members, [roomKey(roomId)]: members } } : state;
  return room && members ? withRoom(next, roomId, { members: members.length }) : next;
}

export const withoutRequest = (state: State, requestId: number): State => ({
  ...state,
  requests: state.requests.filter(({ request_id }) => request_id !== requestId),
});

function withRequest(state: State, request: State['requests'][number]): State {
  return { ...state, requests: [...withoutRequest(state, request.request_id).requests, request] };
}

function notAsked(state: State, requestId: number): State {
  const asked = Object.fromEntries(Object.entries(state.asked).filter(([, id]) => id !== requestId));
  return { ...state, asked };
}

const taken: Taken = {
  NEW_PRIVATE_MESSAGE: newMessage,
  NEW_ROOM_MESSAGE: newMessage,
  MESSAGE_EDITED: (state, push) =>
    withMessageChange(state, keyOf(state.me, push), push.seq, (message) => ({
      ...message,
      text: push.text,
      edited_time: push.edited_time ?? push.time,
    })),
  MESSAGE_DELETED: (state, push) =>
    withMessageChange(state, keyOf(state.me, push), push.seq, (message) => ({ ...message, deleted: true, text: '' })),
  REACTION_CHANGED: (state, push) =>
    withMessageChange(state, keyOf(state.me, push), push.seq, withReaction(push.user_id, push.reaction, push.added)),
  MESSAGES_READ: (state, push) => {
    const key = targetKey(push);
    const conv = state.convs[key];
    if (!conv) return state;
    return push.reader_id === state.me
      ? withConv(state, key, { readSeq: Math.max(conv.readSeq, push.seq) })
      : withConv(state, key, { peerReadSeq: Math.max(conv.peerReadSeq, push.seq) });
  },
  NEW_FRIEND_REQUEST: (state, push) => withRequest(state, { ...push, kind: 'friend' }),
  ENTER_ROOM_REQUEST: (state, push) => withRequest(state, { ...push, kind: 'room' }),
  ROOM_INVITATION: (state, push) => withRequest(state, { ...push, kind: 'invitation', user_id: push.user_id ?? '' }),
  REQUEST_APPROVED: (state, push) => notAsked(state, push.request_id),
  REQUEST_REJECTED: (state, push) => notAsked(state, push.request_id),
  REQUEST_CLOSED: (state, push) => withoutRequest(state, push.request_id),
  FRIEND_ADDED: (state, push) => withName(state, push.user_id, push.user_nickname),
  FRIEND_REMOVED: (state, push) => withConv(state, personKey(push.user_id), { open: false }),
  USER_ENTER_ROOM: (state, push) => withMember(state, push.room_id, push.user_id, push.user_nickname),
  USER_LEAVE_ROOM: (state, push) => withoutMember(state, push.room_id, push.user_id),
  APPOINTED_AS_ADMIN: (state, push) => withRole(state, push.room_id, push.user_id, 'admin'),
  DISMISSED_AS_ADMIN: (state, push) => withRole(state, push.room_id, push.user_id, 'member'),
  ROOM_OWNER_CHANGED: (state, push) => {
    const before = state.members[roomKey(push.room_id)]?.find(({ role }) => role === 'owner');
    const next = before ? withRole(state, push.room_id, before.user_id, 'admin') : state;
    return withRole(next, push.room_id, push.owner_id, 'owner');
  },
  ROOM_ACCESS_CHANGED: (state, push) => withRoom(state, push.room_id, { access: push.room_access_type }),
  ROOM_NICKNAME_CHANGED: (state, push) => withRoom(state, push.room_id, { nickname: push.room_nickname }),
  ROOM_DESCRIPTION_CHANGED: (state, push) => withRoom(state, push.room_id, { description: push.room_description }),
  ROOM_HISTORY_CHANGED: (state, push) => withRoom(state, push.room_id, { history: push.room_history }),
  ROOM_REMOVED: (state, push) => without(state, roomKey(push.room_id)),
  USER_ONLINE: (state, push) => withPerson(state, push.user_id, { online: true }),
  USER_OFFLINE: (state, push) =>
    withPerson(state, push.user_id, {
      online: false,
      ...(push.last_activity_time ? { lastSeen: push.last_activity_time } : {}),
    }),
  USER_NICKNAME_CHANGED: (state, push) => withPerson(state, push.user_id, { nickname: push.user_nickname }),
  USER_DESCRIPTION_CHANGED: (state, push) => withPerson(state, push.user_id, { description: push.user_description }),
  USER_DELETED: (state, push) => withoutUser(state, push.user_id),
  USER_TYPING: (state, push, at) => {
    const key = targetKey(push);
    const writers = { ...state.typing[key], [push.sender_id]: at + TYPING_MS };
    return { ...state, typing: { ...state.typing, [key]: writers } };
  },
};

/** A deleted user: its private conversation is gone, its messages in rooms stay without a name. */
function withoutUser(state: State, userId: string): State {
  let next = without(state, personKey(userId));
  for (const key of Object.keys(next.members)) next = withoutMember(next, key.slice(2), userId);
  const logs = Object.fromEntries(
    Object.entries(next.logs).map(([key, log]) => [
      key,
      {
        ...log,
        items: log.items.map((one) => (one.sender_id === userId ? { ...one, sender_id: null } : one)),
      },
    ]),
  );
  const { [personKey(userId)]: _gone, ...people } = next.people;
  return { ...next, logs, people, gone: { ...next.gone, [personKey(userId)]: true } };
}

export function withPush(state: State, push: Push, at: number): State {
  const take = taken[push.method] as ((state: State, push: Push, at: number) => State) | undefined;
  return take ? take(state, push, at) : state;
}
