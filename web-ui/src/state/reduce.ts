import type { Action } from './actions';
import {
  withLoading,
  withLog,
  withMessageChange,
  withOutbox,
  withOutgoing,
  withOutgoingChange,
  withPage,
  withPageSettled,
  withReaction,
  withSent,
} from './chat';
import { withConv, withFriends, withName, without, withPeople, withRoom, withRooms } from './lists';
import { withoutMember, withoutRequest, withPush, withRole } from './pushed';
import { addressOf } from './route';
import { type ConvKey, initialState, noSearch, personKey, type Route, roomKey, type State } from './types';

type Of<T extends Action['type']> = Extract<Action, { type: T }>;
type Reducers = { [T in Action['type']]: (state: State, action: Of<T>) => State };

/** What belongs to the page and not to the user stays when the user changes. */
const signedOut = (state: State): State => ({
  ...initialState,
  link: state.link,
  theme: state.theme,
  toasts: state.toasts,
  outdated: state.outdated,
  route: state.route,
});

function withRoute(state: State, route: Route): State {
  const before = state.route.name === 'conv' ? state.route.key : null;
  const here = addressOf(route);
  // Who is where a toast leads need not be told any more.
  const toasts = state.toasts.filter(({ to }) => to !== here);
  let next: State = { ...state, route, toasts, editing: null, quoting: null };
  if (before && !(route.name === 'conv' && route.key === before)) {
    next = withLog(next, before, (log) => ({ ...log, unreadAfter: null }));
  }
  if (route.name !== 'conv' || route.key === before) return next;
  return withUnreadLine({ ...next, panel: false }, route.key);
}

/** Draws the "new messages" line where reading ended last time. */
function withUnreadLine(state: State, key: ConvKey): State {
  const conv = state.convs[key];
  const unreadAfter = conv && conv.lastSeq > conv.readSeq ? conv.readSeq : null;
  return withLog(state, key, (log) => ({ ...log, unreadAfter }));
}

const stale = (state: State): State => ({
  ...state,
  logs: Object.fromEntries(Object.entries(state.logs).map(([key, log]) => [key, { ...log, stale: true }])),
});

function withLink(state: State, { state: link, at }: Of<'link'>): State {
  const wasLive = state.link.name === 'live';
  const lost = wasLive && link.name !== 'live' && state.phase === 'signed-in';
  const lostAt =
    link.name === 'live' || link.name === 'idle'
      ? null
      : (state.lostAt ?? (lost || state.phase === 'starting' ? at : null));
  return { ...(lost ? stale(state) : state), link, lostAt, ...(lost ? { synced: false, typing: {} } : {}) };
}

const reducers: Reducers = {
  link: withLink,
  starting: (state, { me }) => ({ ...state, phase: 'starting', me }),
  'signed-in': (state, { me, epoch }) => ({ ...state, phase: 'signed-in', why: null, me, epoch: epoch ?? state.epoch }),
  'signed-out': (state, { why }) => ({ ...signedOut(state), phase: 'signed-out', why }),
  'store-reset': (state, { epoch }) => ({
    ...state,
    epoch,
    convs: {},
    logs: {},
    members: {},
    requests: [],
    search: noSearch,
    synced: false,
  }),
  'friends-listed': (state, { friends }) => withFriends(state, friends),
  'past-listed': (state, { userId, lastSeq, readSeq, last }) => {
    const key = personKey(userId);
    const past = { key, id: userId, room: null, open: false, lastSeq, readSeq, peerReadSeq: 0, last };
    return state.convs[key] ? state : { ...state, convs: { ...state.convs, [key]: past } };
  },
  'rooms-listed': (state, { rooms }) => withRooms(state, rooms),
  'requests-listed': (state, { requests }) => ({ ...state, requests }),
  synced: (state) => ({ ...state, synced: true }),
  outdated: (state) => ({ ...state, outdated: true }),
  'request-done': (state, { requestId }) => withoutRequest(state, requestId),
  named: (state, { userId, nickname }) => withName(state, userId, nickname),
  'people-seen': (state, { people }) => withPeople(state, people),
  'members-listed': (state, { roomId, members }) => {
    let next: State = { ...state, members: { ...state.members, [roomKey(roomId)]: members } };
    for (const one of members) next = withName(next, one.user_id, one.user_nickname, one.mode === 1);
    return withRoom(next, roomId, { members: members.length });
  },
  'room-changed': (state, { roomId, change }) => withRoom(state, roomId, change),
  'member-changed': (state, { roomId, userId, role }) => withRole(state, roomId, userId, role),
  'member-left': (state, { roomId, userId }) => withoutMember(state, roomId, userId),
  'conv-gone': (state, { key }) => without(state, key),
  'friend-gone': (state, { userId }) => withConv(state, personKey(userId), { open: false }),
  push: (state, { push, at }) => withPush(state, push, at),
  'log-loading': (state, { key }) => {
    const isNew = !state.logs[key];
    const next = withLoading(state, key);
    return isNew ? withUnreadLine(next, key) : next;
  },
  'log-failed': (state, { key }) =>
    withLog(state, key, (log) => ({ ...log, status: log.items.length ? 'ready' : 'failed' })),
  'log-page': (state, { key, where, page }) => withPageSettled(withPage(state, key, where, page), key),
  'older-loading': (state, { key, loading }) => withLog(state, key, (log) => ({ ...log, loadingOlder: loading })),
  'message-changed': (state, { key, seq, change }) =>
    withMessageChange(state, key, seq, (message) => ({ ...message, ...change })),
  reacted: (state, { key, seq, userId, reaction, added }) =>
    withMessageChange(state, key, seq, withReaction(userId, reaction, added)),
  read: (state, { key, seq }) => withConv(state, key, { readSeq: Math.max(state.convs[key]?.readSeq ?? 0, seq) }),
  outgoing: (state, { key, item }) => withOutgoing(state, key, item),
  'outgoing-failed': (state, { key, clientId, err }) =>
    withOutgoingChange(state, key, clientId, { status: 'failed', err }),
  'outgoing-sent': (state, { key, clientId, message }) => withSent(state, key, clientId, message),
  'outgoing-dropped': (state, { key, clientId }) =>
    withOutbox(
      state,
      key,
      (state.outbox[key] ?? []).filter((item) => item.clientId !== clientId),
    ),
  asked: (state, { key, requestId }) => {
    const { [key]: _before, ...asked } = state.asked;
    return { ...state, asked: requestId === null ? asked : { ...asked, [key]: requestId } };
  },
  'asked-restored': (state, { asked }) => ({ ...state, asked }),
  muted: (state, { muted }) => ({ ...state, muted }),
  'blocked-listed': (state, { blocked }) => ({
    ...withPeople(state, blocked),
    blocked: Object.fromEntries(blocked.map(({ user_id }) => [personKey(user_id), true as const])),
  }),
  blocked: (state, { userId, on }) => {
    const { [personKey(userId)]: _before, ...others } = state.blocked;
    return { ...state, blocked: on ? { ...others, [personKey(userId)]: true } : others };
  },
  draft: (state, { key, text }) => {
    const { [key]: before = '', ...others } = state.drafts;
    if (before === text) return state;
    return { ...state, drafts: text ? { ...others, [key]: text } : others };
  },
  'drafts-restored': (state, { drafts }) => ({ ...state, drafts }),
  'search-begun': (state, { query, key }) => ({ ...state, search: { ...noSearch, query, key, busy: query !== '' } }),
  'search-busy': (state) => ({ ...state, search: { ...state.search, busy: true, error: null } }),
  'search-page': (state, { messages, next, busy }) => ({
    ...state,
    search: { ...state.search, messages: [...state.search.messages, ...messages], next, busy },
  }),
  'search-failed': (state, { error }) => ({ ...state, search: { ...state.search, busy: false, error } }),
  jump: (state, { jump }) => ({ ...state, jump }),
  'typing-over': (state, { at }) => ({
    ...state,
    typing: Object.fromEntries(
      Object.entries(state.typing).map(([key, writers]) => [
        key,
        Object.fromEntries(Object.entries(writers).filter(([, until]) => until > at)),
      ]),
    ),
  }),
  route: (state, { route }) => withRoute(state, route),
  panel: (state, { open }) => ({ ...state, panel: open }),
  dialog: (state, { dialog }) => ({ ...state, dialog }),
  editing: (state, { seq }) => ({ ...state, editing: seq, quoting: null }),
  quoting: (state, { seq }) => ({ ...state, quoting: seq, editing: null }),
  toast: (state, { toast }) => ({ ...state, toasts: [...state.toasts.slice(-3), toast] }),
  'toast-gone': (state, { id }) => ({ ...state, toasts: state.toasts.filter((toast) => toast.id !== id) }),
  theme: (state, { theme }) => ({ ...state, theme }),
};

export function reduce(state: State, action: Action): State {
  const take = reducers[action.type] as (state: State, action: Action) => State;
  return take(state, action);
}
