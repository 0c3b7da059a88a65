import type { Friend, Message, MyRoom, User } from '../protocol/objects';
import { type Conv, type ConvKey, type Person, personKey, type RoomFacts, roomKey, type State } from './types';

export const personOf = (user: User): Person => ({
  id: user.user_id,
  nickname: user.user_nickname,
  description: user.user_description,
  online: user.mode === 1,
  lastSeen: user.last_activity_time,
  since: user.sign_up_time,
});

export function withPeople(state: State, users: User[]): State {
  const people = { ...state.people };
  for (const user of users) people[personKey(user.user_id)] = personOf(user);
  return { ...state, people };
}

export function withPerson(state: State, id: string, change: Partial<Person>): State {
  const known = state.people[personKey(id)];
  return known ? { ...state, people: { ...state.people, [personKey(id)]: { ...known, ...change } } } : state;
}

/** Someone of whom only a name is known yet. */
export function withName(state: State, id: string, nickname: string | null | undefined, online?: boolean): State {
  if (state.people[personKey(id)]) {
    return withPerson(state, id, { ...(nickname ? { nickname } : {}), ...(online === undefined ? {} : { online }) });
  }
  const person = { id, nickname: nickname ?? id, description: '', online: online ?? false, lastSeen: 0, since: 0 };
  return { ...state, people: { ...state.people, [personKey(id)]: person } };
}

export const factsOf = (room: MyRoom): RoomFacts => ({
  nickname: room.room_nickname,
  description: room.room_description,
  access: room.room_access_type,
  history: room.room_history ?? 0,
  role: room.role,
  members: room.member_count,
});

interface Marks {
  last_seq: number;
  read_seq: number;
  peer_read_seq?: number;
  last_message?: Message | null | undefined;
}

/** Marks only ever move forward: a list may have been made before a push that overtook it. */
function marked(known: Conv | undefined, listed: Marks): Pick<Conv, 'lastSeq' | 'readSeq' | 'peerReadSeq' | 'last'> {
  const last = listed.last_message ?? null;
  return {
    lastSeq: Math.max(known?.lastSeq ?? 0, listed.last_seq),
    readSeq: Math.max(known?.readSeq ?? 0, listed.read_seq),
    peerReadSeq: Math.max(known?.peerReadSeq ?? 0, listed.peer_read_seq ?? 0),
    last: known?.last && known.last.seq > (last?.seq ?? 0) ? known.last : last,
  };
}

export function withFriends(state: State, friends: Friend[]): State {
  const convs = { ...state.convs };
  const listed = new Set(friends.map(({ user_id }) => personKey(user_id)));
  for (const conv of Object.values(state.convs)) {
    if (!conv.room && !listed.has(conv.key)) convs[conv.key] = { ...conv, open: false };
  }
  const asked = { ...state.asked };
  for (const friend of friends) {
    const key = personKey(friend.user_id);
    convs[key] = { key, id: friend.user_id, room: null, open: true, ...marked(state.convs[key], friend) };
    delete asked[key];
  }
  return withPeople({ ...state, convs, asked }, friends);
}

export function withRooms(state: State, rooms: MyRoom[]): State {
  const listed = new Set(rooms.map(({ room_id }) => roomKey(room_id)));
  let next = state;
  for (const conv of Object.values(state.convs)) if (conv.room && !listed.has(conv.key)) next = without(next, conv.key);
  const convs = { ...next.convs };
  const asked = { ...next.asked };
  for (const room of rooms) {
    const key = roomKey(room.room_id);
    convs[key] = { key, id: room.room_id, room: factsOf(room), open: true, ...marked(next.convs[key], room) };
    delete asked[key];
  }
  return { ...next, convs, asked };
}

/** Forgets a conversation altogether: what was read in it may not be read any more. */
export function without(state: State, key: ConvKey): State {
  const { [key]: _conv, ...convs } = state.convs;
  const { [key]: _log, ...logs } = state.logs;
  const { [key]: _outbox, ...outbox } = state.outbox;
  const { [key]: _members, ...members } = state.members;
  return { ...state, convs, logs, outbox, members };
}

export const withConv = (state: State, key: ConvKey, change: Partial<Conv>): State => {
  const known = state.convs[key];
  return known ? { ...state, convs: { ...state.convs, [key]: { ...known, ...change } } } : state;
};

export const withRoom = (state: State, roomId: string, change: Partial<RoomFacts>): State => {
  const key = roomKey(roomId);
  const room = state.convs[key]?.room;
  return room ? withConv(state, key, { room: { ...room, ...change } }) : state;
};
