import type { Page } from '@playwright/test';
import { befriend, composer, createRoom, expect, find, flood, goTo, say, stored, test } from './people';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const FINGER = 44;

/** Controls that a finger would miss: where a point 21 px from the middle belongs to something else. Links in text are exempt. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate((size) => {
    const reach = size / 2 - 1;
    const controls = [...document.querySelectorAll<HTMLElement>('button, a, input, textarea, label.check')];
    const seen = controls.filter((control) => {
      const { width, height, top, bottom, left, right } = control.getBoundingClientRect();
      const isInside = top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
      const inText = control.closest('.rich, .auth-other, .toast span') !== null;
      const inLabel = control.closest('label') !== null && control.tagName === 'INPUT';
      return width > 1 && height > 1 && isInside && !inText && !inLabel && !control.matches('.skip');
    });
    const missed = seen.filter((control) => {
      const { x, y, width, height } = control.getBoundingClientRect();
      const middle = [x + width / 2, y + height / 2] as const;
      if (!control.contains(document.elementFromPoint(...middle))) return false;
      return [-reach, reach].some((off) => {
        const hit = document.elementFromPoint(middle[0], middle[1] + off);
        return !control.contains(hit);
      });
    });
    return missed.map((control) => `${control.outerHTML.slice(0, 120)} ${control.getBoundingClientRect().height}`);
  }, FINGER);

test('on a phone everything is a finger wide and one tap away', async ({ join }) => {
  const ada = await join('ada', 'Ada', PHONE);
  const ben = await join('ben', 'Ben');
  const { page } = ada;
  const found: string[] = [];
  const look = async (place: string): Promise<void> => {
    found.push(...(await small(page)).map((one) => `${place}: ${one}`));
  };
  await look('first run');
  await find(page, ben.id);
  await expect(page.locator('.result')).toHaveCount(1);
  await look('discover');
  await befriend(ada, ben);
  await say(ben.page, 'Tap me');
  await expect(stored(page, 'Tap me')).toBeVisible();
  await expect(page.locator('.toast')).toHaveCount(0, { timeout: 15_000 });
  await look('chat');
  const row = page.locator('article[data-seq="1"]');
  await row.locator('.rich').tap();
  await expect(row.getByRole('button', { name: 'React', exact: true })).toBeVisible();
  await look('actions');
  await row.getByRole('button', { name: 'React', exact: true }).tap();
  await look('quick reactions');
  await row.getByRole('button', { name: 'React 🎉' }).tap();
  await expect(ben.page.getByRole('button', { name: '🎉 by Ada' })).toBeVisible();
  await look('reactions');
  await page.getByRole('button', { name: 'Profile' }).tap();
  await look('profile');
  await page.getByRole('button', { name: 'Close details' }).tap();
  await page.getByRole('button', { name: 'Back to the list' }).tap();
  await expect(page.locator('.sidebar')).toBeVisible();
  await look('list');
  await createRoom(ada, 'Pocket');
  await page.getByRole('button', { name: 'Room details' }).tap();
  await expect(page.locator('.panel .person')).toHaveCount(1);
  await look('room details');
  await goTo(page, '#/settings');
  await look('settings');
  await goTo(page, '#/search');
  await look('search');
  expect(found).toEqual([]);
});

test('on a phone the way back is the browser’s, and Enter makes a new line', async ({ join }) => {
  const ada = await join('ada', 'Ada', PHONE);
  await createRoom(ada, 'Pocket');
  await ada.page.getByRole('button', { name: 'Back to the list' }).tap();
  await ada.page.getByRole('link', { name: /Pocket/ }).tap();
  await expect(composer(ada.page)).toBeVisible();
  await composer(ada.page).tap();
  await ada.page.keyboard.type('first line');
  await ada.page.keyboard.press('Enter');
  await ada.page.keyboard.type('second line');
  await expect(composer(ada.page)).toHaveValue('first line\nsecond line');
  await ada.page.getByRole('button', { name: 'Send', exact: true }).tap();
  await expect(ada.page.locator('article[data-seq="1"]')).toContainText('second line');
  await ada.page.goBack();
  await expect(ada.page.locator('.sidebar')).toBeVisible();
  await expect(composer(ada.page)).toHaveCount(0);
});

test('the keyboard of a phone leaves the newest message in sight', async ({ join }) => {
  const ada = await join('ada', 'Ada', PHONE);
  const room = await createRoom(ada, 'Pocket');
  await goTo(ada.page, '#/settings');
  await flood(ada.page, ada.id, room, 40);
  await goTo(ada.page, `#/room/${room}`);
  const newest = ada.page.locator('article[data-seq="40"]');
  await expect(newest).toBeInViewport();
  await ada.page.setViewportSize({ width: 390, height: 450 });
  await expect(newest).toBeInViewport();
  await expect(composer(ada.page)).toBeInViewport();
  await ada.page.setViewportSize(PHONE.viewport);
  await expect(newest).toBeInViewport();
  await expect(ada.page.locator('.pill')).toHaveCount(0);
});
