import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import type { WebSocketRoute } from '@playwright/test';
import { befriend, composer, createRoom, enter, expect, say, shownSeqs, signUp, stored, test } from './people';
import { startServer } from './server.mjs';

test('one person is offline and comes back: no hole, no double', async ({ join, open }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Tunnel');
  await enter(ben, room);
  await say(ada.page, 'before');
  await expect(stored(ben.page, 'before')).toBeVisible();
  await ben.page.context().close();

  // Ben again, on a line that the test can cut.
  const page = await open();
  let isCut = false;
  const routes = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/scrp$/, (route) => {
    if (isCut) {
      route.close();
      return;
    }
    routes.add(route);
    route.connectToServer();
  });
  await page.goto('/');
  await page.getByLabel('User ID').fill(ben.id);
  await page.getByLabel('Password', { exact: true }).fill('correct horse');
  await page.locator('form').getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('link', { name: /Tunnel/ }).click();
  await expect(stored(page, 'before')).toBeVisible();
  isCut = true;
  for (const route of routes) await route.close();
  await expect(page.getByText('Connection lost.')).toBeVisible();
  for (let i = 1; i <= 5; i++) await say(ada.page, `while away ${i}`);
  await expect(stored(ada.page, 'while away 5')).toBeVisible();
  await say(page, 'written offline');
  await expect(page.getByText('Waits for the connection')).toBeVisible();
  isCut = false;
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(stored(page, 'while away 5')).toBeVisible();
  await expect(stored(page, 'written offline')).toBeVisible();
  await expect(page.getByText('Connection lost.')).toBeHidden();
  await expect(stored(ada.page, 'written offline')).toHaveCount(1);
  await say(ada.page, 'after');
  await expect(stored(page, 'after')).toBeVisible();
  expect(await shownSeqs(page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await shownSeqs(ada.page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('an answer that is lost with its connection does not double the message', async ({ open, join }) => {
  const ben = await join('ben', 'Ben');
  const page = await open();
  let loseAnswers = false;
  await page.routeWebSocket(/\/scrp$/, (route) => {
    const server = route.connectToServer();
    route.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (loseAnswers && `${message}`.includes('"resp_id"')) {
        loseAnswers = false;
        route.close();
        server.close();
      } else route.send(message);
    });
  });
  await page.goto('/');
  const id = `a${randomUUID().slice(0, 8)}`;
  await signUp(page, id, 'Ada');
  await befriend({ page, id, name: 'Ada' }, ben);
  loseAnswers = true;
  await say(page, 'exactly once');
  await expect(stored(page, 'exactly once')).toBeVisible();
  await expect(stored(ben.page, 'exactly once')).toBeVisible();
  await say(page, 'and on');
  await expect(stored(ben.page, 'and on')).toBeVisible();
  expect(await shownSeqs(ben.page)).toEqual([1, 2]);
  expect(await shownSeqs(page)).toEqual([1, 2]);
});

test('a refused message stays with its reason and can be tried again', async ({ open, join }) => {
  const ben = await join('ben', 'Ben');
  const page = await open();
  let refuse = true;
  await page.routeWebSocket(/\/scrp$/, (route) => {
    const server = route.connectToServer();
    route.onMessage((message) => {
      const { req_id, method } = JSON.parse(`${message}`);
      if (refuse && method === 'SEND_PRIVATE_MESSAGE') route.send(JSON.stringify({ resp_id: req_id, err: 412 }));
      else server.send(message);
    });
  });
  await page.goto('/');
  const id = `a${randomUUID().slice(0, 8)}`;
  await signUp(page, id, 'Ada');
  await befriend({ page, id, name: 'Ada' }, ben);
  await say(page, 'too much');
  await expect(page.getByText('A limit of this server is reached.')).toBeVisible();
  refuse = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(stored(ben.page, 'too much')).toBeVisible();
});

test('two tabs are one session, and both are in step', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  const second = await ada.page.context().newPage();
  await second.goto(`/#/user/${ben.id}`);
  await expect(composer(second)).toBeVisible();
  await say(second, 'from the second tab');
  await expect(stored(ada.page, 'from the second tab')).toBeVisible();
  await say(ben.page, 'to both');
  await expect(stored(ada.page, 'to both')).toBeVisible();
  await expect(stored(second, 'to both')).toBeVisible();
  await ada.page.reload();
  await second.reload();
  await expect(stored(ada.page, 'to both')).toBeVisible();
  await expect(stored(second, 'to both')).toBeVisible();
  await second.goto('/#/settings');
  await second.getByRole('button', { name: 'Log out' }).click();
  await expect(ada.page.getByText('You were signed out on this device.')).toBeVisible();
});

test('the server is killed and started again under the page', async ({ open }) => {
  test.setTimeout(120_000);
  const jar = process.env.SCRP_JAR;
  if (!jar) throw new Error('SCRP_JAR: unset (expected: the server jar)');
  const folder = mkdtempSync(path(tmpdir(), 'scrp-killed-'));
  let server = await startServer(jar, folder);
  try {
    const { url } = server;
    const port = new URL(url).port;
    const ada = { page: await open(), id: `a${randomUUID().slice(0, 8)}`, name: 'Ada' };
    const ben = { page: await open(), id: `b${randomUUID().slice(0, 8)}`, name: 'Ben' };
    for (const { page, id, name } of [ada, ben]) {
      await page.goto(url);
      await signUp(page, id, name);
    }
    await befriend(ada, ben);
    await say(ada.page, 'before the fall');
    await expect(stored(ben.page, 'before the fall')).toBeVisible();
    await server.kill();
    await expect(ada.page.getByText('Connection lost.')).toBeVisible();
    await say(ada.page, 'into the void');
    await expect(ada.page.getByText('Waits for the connection')).toBeVisible();
    server = await startServer(jar, folder, { SCRP_HTTP_PORT: port });
    await expect(stored(ada.page, 'into the void')).toBeVisible({ timeout: 45_000 });
    await expect(stored(ben.page, 'into the void')).toBeVisible({ timeout: 45_000 });
    await say(ben.page, 'still here');
    await expect(stored(ada.page, 'still here')).toBeVisible();
    expect(await shownSeqs(ada.page)).toEqual([1, 2, 3]);
    expect(await shownSeqs(ben.page)).toEqual([1, 2, 3]);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
