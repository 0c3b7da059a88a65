import type { Page } from '@playwright/test';
import { composer, createRoom, enter, expect, goTo, PASSWORD, say, stored, test } from './people';

/** Writes many messages over a connection of its own, faster than anybody types. */
async function flood(page: Page, user: string, room: string, count: number): Promise<void> {
  await page.evaluate(
    ([id, password, roomId, total]) =>
      new Promise<void>((resolve, reject) => {
        const socket = new WebSocket(`ws://${location.host}/scrp`, 'scrp');
        let sent = 0;
        let answered = 0;
        const ask = (req_id: number, fields: object): void => socket.send(JSON.stringify({ req_id, ...fields }));
        const next = (): void => {
          sent++;
          ask(sent + 1, { method: 'SEND_ROOM_MESSAGE', room_id: roomId, text: `message ${sent}` });
        };
        socket.onopen = () => ask(1, { method: 'LOG_IN', user_id: id, user_password: password });
        socket.onerror = () => reject(new Error('socket'));
        socket.onmessage = ({ data }) => {
          const answer = JSON.parse(data as string);
          if (!('resp_id' in answer)) return;
          if (answer.err !== 900) reject(new Error(`refused: ${answer.err}`));
          if (answer.resp_id === 1) {
            for (let i = 0; i < 50 && sent < total; i++) next();
            return;
          }
          answered++;
          if (sent < total) next();
          else if (answered === total) {
            socket.close();
            resolve();
          }
        };
      }),
    [user, PASSWORD, room, count] as const,
  );
}

/** How far a row that is on the screen moves while the page before it loads. */
async function jumpOnLoad(page: Page): Promise<{ moved: number; seq: number }> {
  const list = page.locator('.log-list');
  const settle = async (): Promise<void> => {
    await expect
      .poll(async () => {
        const [one, other] = [await list.innerHTML(), await list.innerHTML()];
        return one === other;
      })
      .toBe(true);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  };
  await list.hover();
  // Near the place where the page before is asked for, and then over it.
  await list.evaluate((element) => {
    element.scrollTop = 460;
  });
  await settle();
  const before = await list.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const row = [...element.querySelectorAll<HTMLElement>('article[data-seq]')].find((one) => {
      const { top } = one.getBoundingClientRect();
      return top > box.top + 150 && top < box.bottom;
    });
    return { seq: Number(row?.dataset.seq), top: row?.getBoundingClientRect().top ?? 0 };
  });
  await page.mouse.wheel(0, -100);
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(600);
  await settle();
  const after = await page.locator(`article[data-seq="${before.seq}"]`).boundingBox({ timeout: 5_000 });
  return { moved: Math.abs((after?.y ?? 9_999) - (before.top + 100)), seq: before.seq };
}

test('ten thousand messages: the newest at once, older ones without a jump', async ({ join }) => {
  test.setTimeout(180_000);
  const ada = await join('ada', 'Ada');
  const room = await createRoom(ada, 'Archive');
  await flood(ada.page, ada.id, room, 10_000);
  await expect(stored(ada.page, 'message 10000')).toBeVisible({ timeout: 30_000 });
  await ada.page.reload();
  await expect(stored(ada.page, 'message 10000')).toBeVisible();
  for (let i = 0; i < 4; i++) {
    const { moved, seq } = await jumpOnLoad(ada.page);
    expect(moved).toBeLessThanOrEqual(2);
    expect(seq).toBeLessThan(10_000 - i * 40);
  }
  await say(ada.page, 'one more');
  await expect(stored(ada.page, 'one more')).toBeVisible();
  const rows = await ada.page.locator('article').count();
  expect(rows).toBeLessThan(120);
});

test('what arrived elsewhere is counted, marked and found below', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Corridor');
  await enter(ben, room);
  await flood(ada.page, ada.id, room, 60);
  await expect(stored(ben.page, 'message 60')).toBeVisible();
  await goTo(ben.page, '#/settings');
  await say(ada.page, 'news 1');
  await say(ada.page, 'news 2');
  await expect(ben.page).toHaveTitle('(2) SCRP');
  await goTo(ben.page, `#/room/${room}`);
  await expect(ben.page.locator('.new-line')).toHaveText('New messages');
  await expect(ben.page).toHaveTitle('SCRP');
  // Reading further up, new ones are counted and one click away.
  await ben.page.locator('.log-list').hover();
  await ben.page.mouse.wheel(0, -1500);
  await expect(ben.page.getByRole('button', { name: 'To the newest message' })).toBeVisible();
  await say(ada.page, 'news 3');
  await expect(ben.page.locator('.pill')).toContainText('1 new message');
  await ben.page.locator('.pill').click();
  await expect(stored(ben.page, 'news 3')).toBeInViewport();
  await expect(composer(ben.page)).toBeVisible();
});
