import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { startBalancer } from './balancer.mjs';
import { befriend, composer, expect, newId, type Person, say, shownSeqs, signUp, stored, test } from './people';
import { startServer } from './server.mjs';
import { command, killStore, storeUri } from './store.mjs';

function jar(): string {
  const found = process.env.SCRP_JAR;
  if (!found) throw new Error('SCRP_JAR: unset (expected: the server jar)');
  return found;
}

// As high as the whole conversation: only what is on the screen is in the page.
const TALL: BrowserContextOptions = { viewport: { width: 1280, height: 1700 } };

async function visitor(open: (options: BrowserContextOptions) => Promise<Page>, url: string, name: string): Promise<Person> {
  const person = { page: await open(TALL), id: newId(name.toLowerCase()), name };
  await person.page.goto(url);
  await signUp(person.page, person.id, name);
  return person;
}

test('a replica is drained: the pages move to the other one, and nothing is lost or doubled', async ({ open }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(path(tmpdir(), 'scrp-drained-'));
  const store = await startServer(jar(), folder);
  const shared = { SCRP_REDIS_URI: storeUri(folder), SCRP_HOST: '127.0.0.1' };
  const leaving = await startServer(jar(), path(folder, 'unused'), shared);
  const balancer = await startBalancer(leaving.url);
  try {
    const ada = await visitor(open, balancer.url, 'Ada');
    const ben = await visitor(open, balancer.url, 'Ben');
    await befriend(ada, ben);
    await say(ada.page, 'line 1');
    await expect(stored(ben.page, 'line 1')).toBeVisible();

    // Ada goes on writing all the while.
    balancer.to(store.url);
    const drained = leaving.stop();
    for (let i = 2; i <= 12; i++) {
      await say(ada.page, `line ${i}`);
      await say(ben.page, `answer ${i}`);
    }
    await drained;
    for (const { page } of [ada, ben]) {
      await expect(stored(page, 'line 12')).toBeVisible({ timeout: 30_000 });
      await expect(stored(page, 'answer 12')).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText('Connection lost.')).toBeHidden();
      await expect.poll(() => shownSeqs(page)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
    }
    await say(ben.page, 'and on we go');
    await expect(stored(ada.page, 'and on we go')).toBeVisible();
  } finally {
    balancer.close();
    await leaving.stop();
    await store.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the store comes back as another one: the page says so and shows what is there', async ({ open }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(path(tmpdir(), 'scrp-reset-'));
  const server = await startServer(jar(), folder);
  try {
    const ada = await visitor(open, server.url, 'Ada');
    const ben = await visitor(open, server.url, 'Ben');
    await befriend(ada, ben);
    for (const text of ['one', 'two', 'three']) await say(ada.page, text);
    await expect(stored(ben.page, 'three')).toBeVisible();
    await composer(ben.page).fill('a draft');

    // What an administrator does who has put back a copy, and a Redis that starts again.
    await command(folder, 'HSET', '{store}', 'epoch', 'restored');
    killStore(folder);
    for (const { page } of [ada, ben]) {
      await expect(page.getByText('The server was restored from an older state.')).toBeVisible({ timeout: 60_000 });
      await expect(stored(page, 'three')).toBeVisible({ timeout: 30_000 });
      await expect.poll(() => shownSeqs(page)).toEqual([1, 2, 3]);
    }
    await expect(composer(ben.page)).toHaveValue('a draft');
    await say(ben.page, 'four');
    await expect(stored(ada.page, 'four')).toBeVisible();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
