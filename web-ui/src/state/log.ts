import type { Message } from '../protocol/objects';
import type { Log } from './types';

export const emptyLog: Log = {
  status: 'loading',
  items: [],
  cursor: 0,
  firstSeq: 1,
  ahead: [],
  stale: false,
  loadingOlder: false,
  unreadAfter: null,
};

export interface LogPage {
  messages: Message[];
  lastSeq: number;
  firstSeq: number;
}

/** Two ascending runs in one; where both have a message, the newer knowledge wins. */
export function merge(old: Message[], newer: Message[]): Message[] {
  const out: Message[] = [];
  let i = 0;
  for (const message of newer) {
    while (i < old.length && (old[i] as Message).seq < message.seq) out.push(old[i++] as Message);
    if (i < old.length && (old[i] as Message).seq === message.seq) i++;
    out.push(message);
  }
  return out.concat(old.slice(i));
}

/** Takes over from `ahead` what now joins the run. */
function joinAhead(log: Log): Log {
  if (log.ahead.length === 0) return log;
  const items = [...log.items];
  let { cursor } = log;
  const ahead: Message[] = [];
  for (const message of log.ahead) {
    if (message.seq === cursor + 1) {
      items.push(message);
      cursor = message.seq;
    } else if (message.seq > cursor) ahead.push(message);
  }
  return { ...log, items, cursor, ahead };
}

/** The newest page: it goes on where the run ended, or begins a new run when there is a hole between them. */
export function withNewest(log: Log, page: LogPage): Log {
  const first = page.messages[0]?.seq ?? page.lastSeq + 1;
  const joins = log.items.length > 0 && first <= log.cursor + 1;
  const items = joins ? merge(log.items, page.messages) : page.messages;
  // last_seq may be newer than the page itself: only an empty page is known to reach up to it.
  const cursor = items.at(-1)?.seq ?? page.lastSeq;
  return joinAhead({ ...log, status: 'ready', items, cursor, firstSeq: page.firstSeq, stale: false });
}

export function withAfter(log: Log, page: LogPage): Log {
  const items = merge(log.items, page.messages);
  return joinAhead({ ...log, items, cursor: Math.max(log.cursor, page.messages.at(-1)?.seq ?? 0) });
}

export function withOlder(log: Log, page: LogPage): Log {
  const oldest = log.items[0]?.seq ?? log.cursor + 1;
  const older = page.messages.filter((message) => message.seq < oldest);
  // An empty page means that there is nothing older, whatever was said before.
  const firstSeq = older.length === 0 ? oldest : page.firstSeq;
  return { ...log, items: older.concat(log.items), firstSeq, loadingOlder: false };
}

/** One message that arrived by itself: a push, or the answer to my own send. */
export function withMessage(log: Log, message: Message): Log {
  if (log.status !== 'ready' || message.seq > log.cursor + 1) {
    if (log.ahead.some(({ seq }) => seq === message.seq)) return log;
    return { ...log, ahead: merge(log.ahead, [message]) };
  }
  if (message.seq === log.cursor + 1) {
    return joinAhead({ ...log, items: [...log.items, message], cursor: message.seq });
  }
  return withChange(log, message.seq, (known) => ({ ...known, ...message }));
}

export function withChange(log: Log, seq: number, change: (message: Message) => Message): Log {
  const at = (message: Message): Message => (message.seq === seq ? change(message) : message);
  const has = (run: Message[]): boolean => run.some((message) => message.seq === seq);
  if (has(log.items)) return { ...log, items: log.items.map(at) };
  return has(log.ahead) ? { ...log, ahead: log.ahead.map(at) } : log;
}

export const hasOlder = (log: Log): boolean => (log.items[0]?.seq ?? log.cursor + 1) > log.firstSeq;
