import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exportAll } from '../src/app/export';
import { Refused } from '../src/protocol/errors';
import { FakeServer } from './fake/server';
import { signedUp } from './help';

let server: FakeServer;
beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
});
afterEach(() => {
  vi.useRealTimers();
});

test('all pages of my data come together, in order, however busy the server is', async () => {
  const ann = await signedUp(server, 'ann');
  for (const friend of ['ben', 'eve']) server.users.get('ann')?.friends.add(friend);
  let refusals = 0;
  server.refuse = (method) => (method === 'EXPORT_USER' && refusals++ === 1 ? { err: 420, retry_after_ms: 500 } : null);
  const counts: number[] = [];
  const exported = exportAll(ann, (n) => counts.push(n));
  await vi.advanceTimersByTimeAsync(2_000);
  const items = await exported;
  expect(items.map((item) => Object.keys(item)[0])).toEqual(['user', 'friend', 'friend']);
  expect(counts).toEqual([1, 2, 3]);
});

test('a refusal that time does not heal is told', async () => {
  const ann = await signedUp(server, 'ann');
  server.refuse = (method) => (method === 'EXPORT_USER' ? { err: 503 } : null);
  await expect(exportAll(ann, () => {})).rejects.toBeInstanceOf(Refused);
});
