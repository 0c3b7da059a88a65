import { describe, expect, test } from 'vitest';
import type { Message } from '../src/protocol/objects';
import { emptyLog, hasOlder, merge, withAfter, withMessage, withNewest, withOlder } from '../src/state/log';
import type { Log, Outgoing } from '../src/state/types';
import { rowsOf } from '../src/ui/chat/rows';

const at = (seq: number, more: Partial<Message> = {}): Message => ({
  message_id: seq,
  seq,
  time: 1_700_000_000 + seq,
  sender_id: 'ben',
  text: `${seq}`,
  ...more,
});
const run = (from: number, to: number): Message[] => Array.from({ length: to - from + 1 }, (_, i) => at(from + i));
const page = (messages: Message[], lastSeq = messages.at(-1)?.seq ?? 0, firstSeq = 1) => ({
  messages,
  lastSeq,
  firstSeq,
});
const seqs = (log: Log): number[] => log.items.map(({ seq }) => seq);
const ready = (from: number, to: number): Log => withNewest(emptyLog, page(run(from, to)));

describe('a log', () => {
  test('holds back what came beyond a hole until the hole is filled', () => {
    const log = withMessage(ready(1, 3), at(6));
    expect(seqs(log)).toEqual([1, 2, 3]);
    expect(seqs(withAfter(log, page(run(4, 5))))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('shows a message once, however often it comes', () => {
    const log = withMessage(withMessage(ready(1, 3), at(4)), at(4));
    expect(seqs(log)).toEqual([1, 2, 3, 4]);
  });

  test('keeps what arrives while the first page is on its way', () => {
    const log = withMessage(emptyLog, at(11));
    expect(seqs(withNewest(log, page(run(5, 10))))).toEqual([5, 6, 7, 8, 9, 10, 11]);
  });

  test('begins anew where the newest page does not join', () => {
    expect(seqs(withNewest(ready(1, 3), page(run(9, 12))))).toEqual([9, 10, 11, 12]);
    expect(seqs(withNewest(ready(1, 3), page(run(2, 5))))).toEqual([1, 2, 3, 4, 5]);
  });

  test('does not believe a last_seq that is newer than the page', () => {
    const log = withNewest(emptyLog, page(run(1, 3), 4));
    expect(log.cursor).toBe(3);
    expect(seqs(withMessage(log, at(4)))).toEqual([1, 2, 3, 4]);
  });

  test('goes on after the head where there is nothing to read yet', () => {
    const log = withNewest(emptyLog, page([], 57, 58));
    expect(hasOlder(log)).toBe(false);
    expect(seqs(withMessage(log, at(58)))).toEqual([58]);
  });

  test('takes older pages at its start and knows when there are no more', () => {
    const log = withOlder(ready(51, 60), page(run(1, 50)));
    expect(seqs(log)).toHaveLength(60);
    expect(hasOlder(log)).toBe(false);
    expect(hasOlder(withOlder(ready(51, 60), page([])))).toBe(false);
  });

  test('lets the newer knowledge win', () => {
    expect(merge(run(1, 3), [at(2, { text: 'edited' })]).map(({ text }) => text)).toEqual(['1', 'edited', '3']);
  });
});

describe('rows', () => {
  const item: Outgoing = { clientId: 'c', text: 'x', time: 1_700_000_020_000, status: 'pending', err: null, seq: null };

  test('the oldest message known is only context while there are older ones', () => {
    const rows = rowsOf(ready(5, 8), [], 'me');
    expect(rows.map(({ id }) => id)).toEqual(['m6', 'm7', 'm8']);
    const before = rowsOf(ready(5, 8), [], 'me');
    const after = rowsOf(withOlder(ready(5, 8), page(run(1, 4))), [], 'me');
    expect(after.slice(-3)).toEqual(before);
  });

  test('messages of one author stand together, a day and the unread line apart', () => {
    const log = { ...ready(1, 4), unreadAfter: 2 };
    const rows = rowsOf(log, [], 'me').filter((row) => row.kind === 'message');
    expect(rows.map(({ head }) => head)).toEqual([true, false, true, false]);
    expect(rows.map(({ unread }) => unread)).toEqual([false, false, true, false]);
    expect(rows.map(({ day }) => day)).toEqual([true, false, false, false]);
  });

  test('what is on its way comes last', () => {
    const rows = rowsOf(ready(1, 2), [item, { ...item, clientId: 'd' }], 'me');
    expect(rows.slice(-2).map((row) => row.kind === 'outgoing' && row.head)).toEqual([true, false]);
  });
});
