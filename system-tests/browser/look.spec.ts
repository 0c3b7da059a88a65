import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { befriend, composer, createRoom, enter, expect, find, goTo, say, stored, test } from './people';
import { screens } from './screens';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page, place: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (tags) => (window as never as { axe: typeof axe }).axe.run(document, { runOnly: tags }),
    RULES,
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${place}: ${id}: ${html.slice(0, 160)}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`every screen is accessible, ${colorScheme}, ${width} px wide`, async ({ join, open }) => {
      test.setTimeout(240_000);
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
      // What others want of her, and rooms of theirs that she is not in.
      const tail = ben.id.slice(-6);
      await createRoom(ben, 'Vault', 'With a password', 'open sesame', `w${tail}`);
      const attic = await createRoom(ben, 'Attic', 'By permission', '', `p${tail}`);
      const eve = await join('eve', 'Eve', options);
      await find(eve.page, ada.id);
      await eve.page.locator('.result', { hasText: ada.id }).getByRole('button', { name: 'Add friend' }).click();
      await eve.page.getByRole('button', { name: 'Send request' }).click();
      const cellar = await createRoom(ben, 'Cellar');
      await goTo(ben.page, `#/room/${cellar}`);
      await ben.page.getByRole('button', { name: 'Room details' }).click();
      await ben.page.locator('.panel').getByRole('button', { name: 'Invite someone' }).click();
      await ben.page.getByRole('dialog').getByRole('button', { name: 'Invite', exact: true }).first().click();
      expect(attic).toBe(`p${tail}`);
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

test('with reduced motion nothing moves', async ({ join }) => {
  const ada = await join('ada', 'Ada', { reducedMotion: 'reduce' });
  await createRoom(ada, 'Still life');
  await say(ada.page, 'quiet');
  await expect(stored(ada.page, 'quiet')).toBeVisible();
  const longest = await ada.page.evaluate(() => {
    const seconds = (list: string): number[] => list.split(',').map((one) => Number.parseFloat(one));
    return Math.max(
      ...[...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return [...seconds(transitionDuration), ...seconds(animationDuration)];
      }),
    );
  });
  expect(longest).toBeLessThanOrEqual(0.001);
});

test('in forced colours every control keeps an outline and the chosen conversation is seen', async ({ join }) => {
  const ada = await join('ada', 'Ada', { forcedColors: 'active' });
  await createRoom(ada, 'Contrast');
  await createRoom(ada, 'Second');
  await composer(ada.page).fill('text');
  const border = (selector: string) =>
    ada.page.locator(selector).first().evaluate((element) => {
      const { borderTopWidth, outlineWidth, outlineStyle } = getComputedStyle(element);
      return Math.max(Number.parseFloat(borderTopWidth), outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth));
    });
  for (const selector of ['.stage', '.avatar', '.composer-box', '.send', '.conv[aria-current]']) {
    expect(await border(selector), selector).toBeGreaterThanOrEqual(1);
  }
});

test('text from right to left stands on its own side, and turns nothing around it', async ({ join }) => {
  const ada = await join('ada', 'עדה');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  await say(ada.page, 'שלום לכולם, זה מבחן');
  await say(ada.page, 'and back again');
  const side = (text: string) =>
    stored(ben.page, text).evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const words = range.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      return words.left - box.left > box.right - words.right ? 'right' : 'left';
    });
  await expect(stored(ben.page, 'and back again')).toBeVisible();
  expect(await side('שלום לכולם, זה מבחן')).toBe('right');
  expect(await side('and back again')).toBe('left');
  await composer(ben.page).fill('שלום');
  await expect(composer(ben.page)).toHaveCSS('direction', 'rtl');
  // The name of the sender stands at the left, where names stand, and before the time.
  const [name, time] = await Promise.all(
    ['strong', 'time'].map((part) => ben.page.locator(`.row-head ${part}`).first().boundingBox()),
  );
  expect((name?.x ?? 0) < (time?.x ?? 0)).toBe(true);
});
