import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { befriend, createRoom, enter, expect, goTo, type Person, say, stored, test } from './people';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page, place: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (tags) => (window as never as { axe: typeof axe }).axe.run(document, { runOnly: tags }),
    RULES,
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${place}: ${id}: ${html.slice(0, 160)}`));
}

/** Every screen, and what has to be there before it is looked at. */
const screens: [string, (person: Person, friend: Person, room: string) => Promise<void>][] = [
  ['home', ({ page }) => goTo(page, '#/')],
  ['discover', async ({ page }, friend) => {
    await goTo(page, '#/discover');
    await page.getByLabel('Search by name or ID').fill(friend.id.slice(0, 3));
    await expect(page.locator('.result').first()).toBeVisible();
  }],
  ['requests', ({ page }) => goTo(page, '#/requests')],
  ['settings', async ({ page }) => {
    await goTo(page, '#/settings');
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  }],
  ['private chat', async ({ page }, friend) => {
    await goTo(page, `#/user/${friend.id}`);
    await expect(stored(page, 'Good evening')).toBeVisible();
  }],
  ['room', async ({ page }, _friend, room) => {
    await goTo(page, `#/room/${room}`);
    await expect(stored(page, 'Welcome to the salon')).toBeVisible();
  }],
  ['room details', async ({ page }) => {
    await page.getByRole('button', { name: 'Room details' }).click();
    await expect(page.locator('.panel .person')).toHaveCount(2);
  }],
  ['room that is not there', async ({ page }) => {
    await goTo(page, '#/room/no_such_room');
    await expect(page.getByRole('heading', { name: 'There is no such room' })).toBeVisible();
  }],
  ['create room', async ({ page }) => {
    await goTo(page, '#/discover');
    await page.locator('.page-head').getByRole('button', { name: 'New room' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  }],
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`every screen is accessible, ${colorScheme}, ${width} px wide`, async ({ join, open }) => {
      test.setTimeout(120_000);
      const options = { colorScheme, viewport: { width, height: 844 } };
      const found: string[] = [];
      const signIn = await open(options);
      await signIn.goto('/');
      await signIn.locator('form').getByRole('button', { name: 'Log in' }).click();
      found.push(...(await violations(signIn, 'sign in')));
      await signIn.getByRole('button', { name: 'Create account' }).first().click();
      found.push(...(await violations(signIn, 'sign up')));
      const ada = await join('ada', 'Ada Lovelace', options);
      found.push(...(await violations(ada.page, 'first run')));
      const ben = await join('ben', 'Ben', options);
      await befriend(ada, ben);
      await say(ada.page, 'Good evening');
      const room = await createRoom(ada, 'Salon');
      await enter(ben, room);
      await ada.page.getByRole('button', { name: 'Room details' }).click();
      await ada.page.locator('.panel').getByLabel('Description').fill('A description that is much longer than a phone is wide');
      await ada.page.locator('.panel').getByRole('button', { name: 'Save' }).first().click();
      await expect(ada.page.locator('.panel-about')).toContainText('A description');
      await ada.page.getByRole('button', { name: 'Close details' }).click();
      await say(ada.page, 'Welcome to the salon');
      await say(ada.page, '> quoted\n**bold** `code` https://example.org');
      for (const [place, show] of screens) {
        await show(ada, ben, room);
        found.push(...(await violations(ada.page, place)));
        const sideways = await ada.page.evaluate(() => {
          const parts = [...document.querySelectorAll('.sidebar, .stage, .stage > *, .chat > *, .panel, .dialog')];
          return Math.max(...parts.map((part) => part.getBoundingClientRect().right)) - window.innerWidth;
        });
        if (sideways > 0) found.push(`${place}: ${sideways} px too wide`);
      }
      expect(found).toEqual([]);
    });
  }
}

test('the first load stays within its budget', async ({ open }) => {
  const page = await open();
  const sizes: Record<string, number> = {};
  const names: string[] = [];
  page.on('response', async (response) => {
    const path = new URL(response.url()).pathname;
    names.push(path);
    const { responseBodySize } = await response.request().sizes();
    const kind = path.slice(path.lastIndexOf('.') + 1);
    sizes[kind] = (sizes[kind] ?? 0) + responseBodySize;
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect(page.getByLabel('User ID')).toBeVisible();
  expect(names.length).toBeLessThanOrEqual(8);
  expect(sizes.js).toBeLessThanOrEqual(60_000);
  expect(sizes.css).toBeLessThanOrEqual(10_000);
  expect(sizes.woff2 ?? 0).toBeLessThanOrEqual(35_000);
});
