import type { Page } from '@playwright/test';
import { composer, createRoom, enter, expect, flood, goTo, say, stored, test } from './people';

const STEP = 300;

/** The uppermost row that is wholly on the screen. */
const topRow = (page: Page): Promise<{ seq: number; top: number }> =>
  page.locator('.log-list').evaluate((list) => {
    const { top: from } = list.getBoundingClientRect();
    const rows = [...list.querySelectorAll<HTMLElement>('article[data-seq]')].map((row) => ({
      seq: Number(row.dataset.seq),
      top: row.getBoundingClientRect().top,
    }));
    return rows.filter(({ top }) => top >= from).sort((a, b) => a.top - b.top)[0] ?? { seq: 0, top: 0 };
  });

async function settled(page: Page): Promise<void> {
  await expect(page.locator('.log-older')).toHaveCount(0);
  const place = (): Promise<{ seq: number; top: number }> => topRow(page);
  await expect
    .poll(async () => {
      const before = await place();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      return JSON.stringify(before) === JSON.stringify(await place());
    })
    .toBe(true);
}

/** Turns the wheel once, and tells how far what was on the screen is from where it should be then. */
async function wheelUp(page: Page): Promise<{ astray: number; seq: number }> {
  await settled(page);
  const before = await topRow(page);
  await page.mouse.wheel(0, -STEP);
  await expect.poll(async () => (await topRow(page)).seq).toBeLessThan(before.seq);
  await settled(page);
  const after = await page.locator(`article[data-seq="${before.seq}"]`).boundingBox({ timeout: 5_000 });
  return { astray: Math.abs((after?.y ?? 0) - before.top - STEP), seq: before.seq };
}

test('ten thousand messages: the newest at once, older ones without a jump', async ({ join }) => {
  test.setTimeout(240_000);
  const ada = await join('ada', 'Ada');
  const room = await createRoom(ada, 'Archive');
  // Elsewhere, so that the page does not live through it.
  await goTo(ada.page, '#/settings');
  await flood(ada.page, ada.id, room, 9_999, 10);
  await goTo(ada.page, `#/room/${room}`);
  await say(ada.page, 'the ten thousandth');
  await expect(stored(ada.page, 'the ten thousandth')).toBeVisible({ timeout: 30_000 });
  await ada.page.reload();
  await expect(stored(ada.page, 'the ten thousandth')).toBeVisible();
  await ada.page.locator('.log-list').hover();
  for (let seq = 10_000; seq > 9_820; ) {
    const step = await wheelUp(ada.page);
    expect(step.astray).toBeLessThanOrEqual(2);
    seq = step.seq;
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
