import { type Conv, type ConvKey, idOf, isRoom, personKey, type State } from './types';

export const unreadOf = (conv: Conv): number => Math.max(0, conv.lastSeq - conv.readSeq);

export const totalUnread = (state: State): number =>
  Object.values(state.convs).reduce((sum, conv) => sum + (conv.open && !state.muted[conv.key] ? unreadOf(conv) : 0), 0);

export const nameOf = (state: State, userId: string): string => state.people[personKey(userId)]?.nickname ?? userId;

export const titleOf = (state: State, key: ConvKey): string =>
  isRoom(key) ? (state.convs[key]?.room?.nickname ?? idOf(key)) : nameOf(state, idOf(key));

const newestFirst =
  (state: State) =>
  (a: Conv, b: Conv): number =>
    (b.last?.time ?? 0) - (a.last?.time ?? 0) || titleOf(state, a.key).localeCompare(titleOf(state, b.key));

export const roomsOf = (state: State): Conv[] =>
  Object.values(state.convs)
    .filter((conv) => conv.room)
    .sort(newestFirst(state));

export const friendsOf = (state: State): Conv[] =>
  Object.values(state.convs)
    .filter((conv) => !conv.room && conv.open)
    .sort(newestFirst(state));

export const writersOf = (state: State, key: ConvKey): string[] =>
  Object.keys(state.typing[key] ?? {}).filter((id) => id !== state.me);

/** A member of a room is online where the person is: presence has one place. */
export const isOnline = (state: State, userId: string): boolean => state.people[personKey(userId)]?.online ?? false;
