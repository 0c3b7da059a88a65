import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Engine } from '../src/app/engine';
import { keyOfFound } from '../src/app/search';
import type { ConvKey } from '../src/state/types';
import { pieces } from '../src/text/found';
import { FakeServer } from './fake/server';
import { signedUp, until } from './help';

let server: FakeServer;
beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
});
afterEach(() => {
  vi.useRealTimers();
});

const show = (engine: Engine, key: ConvKey): void => {
  engine.store.dispatch({ type: 'route', route: { name: 'conv', key } });
  engine.showRoute();
};
const found = (engine: Engine): string[] =>
  engine.store.get().search.messages.map((message) => `${keyOfFound(message)} ${message.text}`);

async function writer(rooms: string[]): Promise<Engine> {
  const ann = await signedUp(server, 'ann');
  for (const room_id of rooms) {
    const made = ann.commands.createRoom({ room_id, room_nickname: room_id, room_access: 0 });
    await until(ann, (state) => `r:${room_id}` in state.convs);
    await made;
    ann.outbox.send(`r:${room_id}`, `an apple in ${room_id}`);
    ann.outbox.send(`r:${room_id}`, 'a pear');
    await until(ann, (state) => state.convs[`r:${room_id}`]?.lastSeq === 2);
  }
  return ann;
}

describe('a search of messages', () => {
  test('goes on by itself over empty pages, to its end', async () => {
    const ann = await writer(['attic', 'cellar', 'porch']);
    ann.outbox.send('r:porch', 'the last apple');
    await until(ann, (state) => state.convs['r:porch']?.lastSeq === 3);
    void ann.search.begin('last', null);
    await until(ann, ({ search }) => !search.busy && search.next === null);
    expect(found(ann)).toEqual(['r:porch the last apple']);
  });

  test('keeps to one conversation where it is asked to', async () => {
    const ann = await writer(['attic', 'cellar']);
    void ann.search.begin('apple', 'r:cellar');
    await until(ann, ({ search }) => !search.busy && search.messages.length > 0);
    expect(found(ann)).toEqual(['r:cellar an apple in cellar']);
  });

  test('waits as long as a busy server says, and then goes on', async () => {
    const ann = await writer(['attic']);
    let refusals = 0;
    server.refuse = (method) =>
      method === 'SEARCH_MESSAGE' && refusals++ < 2 ? { err: 420, retry_after_ms: 700 } : null;
    void ann.search.begin('apple', null);
    await until(ann, ({ search }) => !search.busy);
    expect(refusals).toBe(3);
    expect(found(ann)).toEqual(['r:attic an apple in attic']);
  });

  test('that is overtaken by another one shows nothing of itself', async () => {
    const ann = await writer(['attic']);
    void ann.search.begin('apple', null);
    void ann.search.begin('pear', null);
    await until(ann, ({ search }) => !search.busy);
    expect(found(ann)).toEqual(['r:attic a pear']);
  });

  test('that fails says why, and can be tried again', async () => {
    const ann = await writer(['attic']);
    server.refuse = (method) => (method === 'SEARCH_MESSAGE' ? { err: 503 } : null);
    void ann.search.begin('apple', null);
    await until(ann, ({ search }) => search.error !== null);
    server.refuse = () => null;
    void ann.search.more();
    await until(ann, ({ search }) => !search.busy && search.error === null);
    expect(found(ann)).toEqual(['r:attic an apple in attic']);
  });
});

test('a message far back is brought into the log, and the log stays whole', async () => {
  const ann = await writer(['attic']);
  for (let i = 3; i <= 460; i++) ann.outbox.send('r:attic', `line ${i}`);
  await until(ann, (state) => state.convs['r:attic']?.lastSeq === 460);
  const ben = await signedUp(server, 'ben');
  const entered = ben.commands.enterRoom('attic');
  await until(ben, (state) => 'r:attic' in state.convs);
  await entered;
  show(ben, 'r:attic');
  await until(ben, (state) => state.logs['r:attic']?.status === 'ready');
  const reached = ben.history.reach('r:attic', 12);
  await vi.advanceTimersByTimeAsync(100);
  expect(await reached).toBe(true);
  const seqs = ben.store.get().logs['r:attic']?.items.map(({ seq }) => seq) ?? [];
  expect(seqs[0]).toBeLessThanOrEqual(12);
  expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => (seqs[0] ?? 0) + i));
  expect(seqs.at(-1)).toBe(460);
});

describe('the found words', () => {
  const marked = (text: string, query: string): string =>
    pieces(text, query)
      .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
      .join('');

  test('are marked at the beginnings of words, without regard to case and accents', () => {
    expect(marked('A bold Über-boat, éclair', 'BO uber ecl')).toBe('A [bo]ld [Über]-[bo]at, [écl]air');
    expect(marked('cafe\u0301s and carob', 'café')).toBe('[cafe\u0301]s and carob');
    expect(marked('nothing here', 'xyz')).toBe('nothing here');
    expect(marked('a.b*c', '*')).toBe('a.b*c');
  });

  test('are shown with what stands around the first of them', () => {
    const long = `${'word '.repeat(100)}needle ${'hay '.repeat(200)}`;
    const shown = marked(long, 'needle');
    expect(shown).toContain('[needle]');
    expect(shown.startsWith('… ')).toBe(true);
    expect(shown.endsWith(' …')).toBe(true);
    expect(shown.length).toBeLessThan(300);
    expect(marked(`${'x'.repeat(5000)} needle`, 'needle')).toContain('[needle]');
  });

  test('are found in a hostile text in no time', () => {
    const start = process.cpuUsage();
    pieces('a\u0301'.repeat(50_000), 'a');
    pieces('a '.repeat(50_000), 'a b c d');
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2_000);
  });
});
