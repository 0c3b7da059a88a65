import { dayOf } from '../../i18n';
import type { Message } from '../../protocol/objects';
import { hasOlder } from '../../state/log';
import type { Log, Outgoing } from '../../state/types';

/** Messages of one author this close together stand under one name. */
const GROUP_S = 300;

export type Row =
  | { kind: 'start'; id: 'start' }
  | { kind: 'message'; id: string; message: Message; head: boolean; day: boolean; unread: boolean }
  | { kind: 'outgoing'; id: string; item: Outgoing; head: boolean };

const joins = (
  before: { time: number; sender_id: string | null } | undefined,
  sender: string | null,
  time: number,
): boolean =>
  before !== undefined &&
  before.sender_id === sender &&
  time - before.time < GROUP_S &&
  dayOf(before.time) === dayOf(time);

/**
 * What the log shows. While there is older history, the oldest message known is only context for the one after it, so
 * that no row changes its height when the page before it arrives.
 */
export function rowsOf(log: Log, outbox: Outgoing[], me: string): Row[] {
  const rows: Row[] = [];
  const older = hasOlder(log);
  if (!older) rows.push({ kind: 'start', id: 'start' });
  let before: Message | undefined;
  for (const message of log.items) {
    if (before || !older) {
      const unread = log.unreadAfter !== null && message.seq > log.unreadAfter && (before?.seq ?? 0) <= log.unreadAfter;
      const day = !before || dayOf(before.time) !== dayOf(message.time);
      const head = day || unread || !joins(before, message.sender_id, message.time);
      rows.push({ kind: 'message', id: `m${message.seq}`, message, head, day, unread });
    }
    before = message;
  }
  let last: { time: number; sender_id: string | null } | undefined = before;
  for (const item of outbox) {
    const time = item.time / 1000;
    rows.push({ kind: 'outgoing', id: `o${item.clientId}`, item, head: !joins(last, me, time) });
    last = { time, sender_id: me };
  }
  return rows;
}
