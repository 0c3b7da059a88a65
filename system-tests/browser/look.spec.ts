import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { befriend, composer, createRoom, enter, expect, find, goTo, type Person, say, stored, test } from './people';

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
  ['nothing found', async ({ page }) => {
    await goTo(page, '#/discover');
    await page.getByLabel('Search by name or ID').fill('zzzzzz');
    await expect(page.getByText('Nothing found for')).toBeVisible();
  }],
  ['search of messages', async ({ page }) => {
    await goTo(page, '#/search');
    await page.getByLabel('Words in a message').fill('welcome');
    await expect(page.locator('.found')).toHaveCount(1);
  }],
  ['requests', async ({ page }) => {
    await goTo(page, '#/requests');
    await expect(page.locator('.request')).toHaveCount(2);
  }],
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
  ['invite', async ({ page }) => {
    await page.locator('.panel').getByRole('button', { name: 'Invite someone' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByLabel('Name of a friend').fill('somebody');
    await expect(page.getByRole('dialog').getByText('somebody', { exact: true })).toBeVisible();
  }],
  ['a member’s menu', async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for Ben' }).click();
    await expect(page.getByRole('menuitem', { name: 'Make owner' })).toBeVisible();
  }],
  ['removing a member', async ({ page }) => {
    await page.getByRole('menuitem', { name: 'Remove from room' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  }],
  ['profile', async ({ page }, friend) => {
    await page.keyboard.press('Escape');
    await goTo(page, `#/user/${friend.id}`);
    await page.getByRole('button', { name: 'Profile' }).click();
    await expect(page.locator('.panel').getByText('Here since')).toBeVisible();
  }],
  ['actions of a message', async ({ page }) => {
    await page.getByRole('button', { name: 'Close details' }).click();
    const row = page.locator('article[data-seq="1"]');
    await row.hover();
    await row.getByRole('button', { name: 'React', exact: true }).click();
    await expect(row.getByRole('button', { name: 'React 👍' })).toBeVisible();
  }],
  ['every emoji', async ({ page }) => {
    await page.getByRole('button', { name: 'More reactions' }).click();
    await expect(page.getByRole('dialog', { name: 'React' })).toBeVisible();
  }],
  ['mentions', async ({ page }, friend, room) => {
    await page.keyboard.press('Escape');
    await goTo(page, `#/room/${room}`);
    await composer(page).pressSequentially(`@${friend.id.slice(0, 2)}`);
    await expect(page.getByRole('option')).toHaveCount(1);
  }],
  ['editing', async ({ page }) => {
    await composer(page).fill('');
    await composer(page).press('ArrowUp');
    await expect(page.getByText('Editing your message')).toBeVisible();
  }],
  ['jump', async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByLabel('Name or ID').fill('sal');
    await expect(page.getByRole('dialog')).toBeVisible();
  }],
  ['help', async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.locator('.log-list').focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  }],
  ['ask to enter', async ({ page }, friend) => {
    await page.keyboard.press('Escape');
    await goTo(page, `#/room/p${friend.id.slice(-6)}`);
    await expect(page.getByRole('button', { name: 'Ask to enter' })).toBeVisible();
  }],
  ['asked', async ({ page }) => {
    await page.getByRole('button', { name: 'Ask to enter' }).click();
    await expect(page.getByText('You have asked to enter')).toBeVisible();
  }],
  ['wrong password', async ({ page }, friend) => {
    await goTo(page, `#/room/w${friend.id.slice(-6)}`);
    await page.getByLabel('Room password', { exact: true }).fill('something');
    await page.getByRole('button', { name: 'Enter room' }).click();
    await expect(page.getByText('That is not the password')).toBeVisible();
  }],
  ['a stranger', async ({ page }) => {
    await goTo(page, '#/requests');
    await page.getByRole('button', { name: 'More about Eve' }).click();
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await expect(page.getByRole('button', { name: 'Answer request' })).toBeVisible();
  }],
  ['deleting the account', async ({ page }) => {
    await goTo(page, '#/settings');
    await page.getByRole('button', { name: 'Delete account' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  }],
  ['the line is down', async ({ page }) => {
    await page.keyboard.press('Escape');
    await goTo(page, '#/');
    await page.context().setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await expect(page.getByText('Connection lost.')).toBeVisible({ timeout: 45_000 });
  }],
  ['a blocked friend, the line being back', async ({ page }, friend) => {
    await page.context().setOffline(false);
    await expect(page.getByText('Connection lost.')).toBeHidden({ timeout: 45_000 });
    await goTo(page, `#/user/${friend.id}`);
    await page.getByRole('button', { name: 'Profile' }).click();
    await page.locator('.panel').getByRole('button', { name: 'Block' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
    await expect(page.getByText('You have blocked Ben.')).toBeVisible();
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
