import type { Message } from '../protocol/objects';
import { withConv } from './lists';
import { emptyLog, type LogPage, withAfter, withChange, withMessage, withNewest, withOlder } from './log';
import type { ConvKey, Log, Outgoing, State } from './types';

export const withLog = (state: State, key: ConvKey, change: (log: Log) => Log): State => {
  const log = state.logs[key];
  return log ? { ...state, logs: { ...state.logs, [key]: change(log) } } : state;
};

export function withLoading(state: State, key: ConvKey): State {
  const log = state.logs[key] ?? emptyLog;
  const status = log.items.length > 0 ? log.status : 'loading';
  return { ...state, logs: { ...state.logs, [key]: { ...log, status } } };
}

export function withPage(state: State, key: ConvKey, where: 'newest' | 'after' | 'older', page: LogPage): State {
  const put = { newest: withNewest, after: withAfter, older: withOlder }[where];
  const next = withLog(state, key, (log) => put(log, page));
  return withoutArrived(next, key, page.messages);
}

/** Drops what waits in the outbox when history shows that it was stored, its answer being lost. */
function withoutArrived(state: State, key: ConvKey, messages: Message[]): State {
  const waiting = state.outbox[key];
  if (!waiting?.length) return state;
  const stored = new Set(messages.map(({ client_message_id }) => client_message_id));
  return withOutbox(
    state,
    key,
    waiting.filter(({ clientId }) => !stored.has(clientId)),
  );
}

/** A message that was sent just now, by whomever: into the log, the preview and the counters. */
export function withNew(state: State, key: ConvKey, message: Message): State {
  const conv = state.convs[key];
  if (!conv) return state;
  const mine = message.sender_id === state.me;
  const next = withConv(state, key, {
    lastSeq: Math.max(conv.lastSeq, message.seq),
    readSeq: mine ? Math.max(conv.readSeq, message.seq) : conv.readSeq,
    last: (conv.last?.seq ?? 0) < message.seq ? message : conv.last,
  });
  return settled(
    withLog(next, key, (log) => withMessage(log, message)),
    key,
  );
}

export function withMessageChange(state: State, key: ConvKey, seq: number, change: (m: Message) => Message): State {
  const last = state.convs[key]?.last;
  const next = last?.seq === seq ? withConv(state, key, { last: change(last) }) : state;
  return withLog(next, key, (log) => withChange(log, seq, change));
}

export const withReaction =
  (userId: string, reaction: string, added: boolean) =>
  (message: Message): Message => {
    const { [reaction]: before = [], ...others } = message.reactions ?? {};
    const users = before.filter((id) => id !== userId);
    if (added) users.push(userId);
    return { ...message, reactions: users.length > 0 ? { ...message.reactions, [reaction]: users } : others };
  };

export const withOutbox = (state: State, key: ConvKey, items: Outgoing[]): State => ({
  ...state,
  outbox: { ...state.outbox, [key]: items },
});

export const withOutgoing = (state: State, key: ConvKey, item: Outgoing): State => {
  const others = (state.outbox[key] ?? []).filter(({ clientId }) => clientId !== item.clientId);
  return withOutbox(state, key, [...others, item]);
};

export const withOutgoingChange = (state: State, key: ConvKey, clientId: string, change: Partial<Outgoing>): State =>
  withOutbox(
    state,
    key,
    (state.outbox[key] ?? []).map((item) => (item.clientId === clientId ? { ...item, ...change } : item)),
  );

/** An acknowledged message leaves the outbox once the log has come up to it, so that it is never shown twice or not at all. */
function settled(state: State, key: ConvKey): State {
  const waiting = state.outbox[key];
  if (!waiting?.some(({ status }) => status === 'sent')) return state;
  const cursor = state.logs[key]?.cursor ?? Number.POSITIVE_INFINITY;
  return withOutbox(
    state,
    key,
    waiting.filter(({ status, seq }) => status !== 'sent' || (seq ?? 0) > cursor),
  );
}

export function withSent(state: State, key: ConvKey, clientId: string, message: Message): State {
  return withNew(withOutgoingChange(state, key, clientId, { status: 'sent', seq: message.seq }), key, message);
}

export function withPageSettled(state: State, key: ConvKey): State {
  return settled(state, key);
}
