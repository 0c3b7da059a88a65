import { mkdirSync } from 'node:fs';
import { join as path } from 'node:path';
import type { Page, WebSocketRoute } from '@playwright/test';
import { befriend, composer, createRoom, enter, expect, find, flood, goTo, newId, type Person, say, signUp, stored, test } from './people';

// Pictures of the states that a reviewer wants to see, for people to look at. They assert only what they wait for.
const folder = process.env.SCRP_SCREENSHOTS ?? 'screenshots';
mkdirSync(folder, { recursive: true });
const picture = async (page: Page, name: string): Promise<void> => {
  await page.mouse.move(0, 0);
  // What is said for a moment only would hide what lasts.
  for (const close of await page.getByRole('button', { name: 'Dismiss' }).all()) await close.click();
  await expect(page.locator('.toast')).toHaveCount(0);
  await page.screenshot({ path: path(folder, `${name}.png`) });
};

const PHONE = { viewport: { width: 390, height: 844 } };

async function talk(ada: Person, ben: Person, room: string): Promise<void> {
  const lines: [Person, string][] = [
    [ada, 'Good morning! Shall we walk along the river on Sunday?'],
    [ben, 'Gladly. The path behind the **old mill** is open again, I looked yesterday.'],
    [ada, 'Wonderful. I would start at nine, before it gets warm.'],
    [ada, 'The train there leaves at `08:12`, platform 3.'],
    [ben, '> The train there leaves at 08:12\nThen I meet you on the platform. Map: https://example.org/river-walk'],
    [ben, 'I bring bread and cheese, you bring the coffee?'],
    [ada, 'Deal. *Proper* coffee, not the stuff of last time ☕'],
    [ben, 'Hey! That was ~~terrible~~ an experiment.'],
    [ada, '😄'],
  ];
  for (const { page } of [ada, ben]) await goTo(page, `#/room/${room}`);
  for (const [who, text] of lines) {
    const other = who === ada ? ben : ada;
    const count = await other.page.locator('article[data-seq]').count();
    await say(who.page, text);
    await expect(other.page.locator('article[data-seq]')).toHaveCount(count + 1);
  }
}

async function react({ page }: Person, seq: number, emoji: string): Promise<void> {
  const row = page.locator(`article[data-seq="${seq}"]`);
  await row.hover();
  await row.getByRole('button', { name: 'React', exact: true }).click();
  await row.getByRole('button', { name: `React ${emoji}` }).click();
  await expect(row.locator('.reactions')).toContainText(emoji);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a room, ${colorScheme}`, async ({ open }) => {
    // The server of the pictures is new, so that names may be as people choose them.
    const tail = colorScheme === 'light' ? '' : '_';
    const ada = { page: await open({ colorScheme }), id: `ada${tail}`, name: 'Ada Moreau' };
    const ben = { page: await open({ colorScheme }), id: `ben${tail}`, name: 'Ben Okafor' };
    for (const { page, id, name } of [ada, ben]) {
      await page.goto('/');
      await signUp(page, id, name);
    }
    await befriend(ada, ben);
    await say(ben.page, 'See you on Sunday, then.');
    await expect(stored(ada.page, 'See you on Sunday, then.')).toBeVisible();
    const books = await createRoom(ben, 'Book club', 'With a password', 'open sesame', `books${tail}`);
    await goTo(ada.page, `#/room/${books}`);
    await ada.page.getByLabel('Room password', { exact: true }).fill('open sesame');
    await ada.page.getByRole('button', { name: 'Enter room' }).click();
    await expect(composer(ada.page)).toBeVisible();
    const room = await createRoom(ada, 'Sunday walks', 'Anyone', '', `walks${tail}`);
    await enter(ben, room);
    await ada.page.getByRole('button', { name: 'Room details' }).click();
    await ada.page.locator('.panel').getByLabel('Description').fill('Where we go next, and who brings the coffee');
    await ada.page.locator('.panel').getByRole('button', { name: 'Save' }).first().click();
    await expect(ada.page.locator('.chat-head')).toContainText('Where we go next');
    await goTo(ben.page, `#/room/${books}`);
    await say(ben.page, 'Next time: chapters four to six.');
    await expect(stored(ben.page, 'Next time: chapters four to six.')).toBeVisible();
    await talk(ada, ben, room);
    await ada.page.getByRole('button', { name: 'Close details' }).click();
    await react(ben, 3, '🎉');
    await react(ada, 5, '👍');
    await react(ben, 5, '👍');
    await picture(ada.page, `room-wide-${colorScheme}`);
    await ada.page.getByRole('button', { name: 'Room details' }).click();
    await expect(ada.page.locator('.panel .person')).toHaveCount(2);
    await picture(ada.page, `room-${colorScheme}`);
    await ada.page.getByRole('button', { name: 'Actions for Ben Okafor' }).click();
    await picture(ada.page, `members-menu-${colorScheme}`);
    await ada.page.keyboard.press('Escape');
    await ada.page.getByRole('heading', { name: 'Room settings' }).scrollIntoViewIfNeeded();
    await ada.page.locator('.panel').evaluate((panel) => panel.scrollTo(0, 430));
    await picture(ada.page, `room-settings-${colorScheme}`);
    await ada.page.locator('.panel').evaluate((panel) => panel.scrollTo(0, 0));
    await ada.page.setViewportSize({ width: 900, height: 700 });
    await picture(ada.page, `tablet-panel-${colorScheme}`);
    await ada.page.getByRole('button', { name: 'Close details' }).click();
    await ada.page.setViewportSize(PHONE.viewport);
    // Reacting has moved the log.
    const down = ada.page.getByRole('button', { name: 'To the newest message' });
    if (await down.isVisible()) await down.click();
    await picture(ada.page, `phone-room-${colorScheme}`);
    await ada.page.setViewportSize({ width: 390, height: 450 });
    await picture(ada.page, `phone-keyboard-${colorScheme}`);
    await ada.page.setViewportSize(PHONE.viewport);
    await goTo(ada.page, '#/');
    await picture(ada.page, `phone-list-${colorScheme}`);
    await goTo(ada.page, `#/user/${ben.id}`);
    await expect(stored(ada.page, 'See you on Sunday, then.')).toBeVisible();
    await ada.page.setViewportSize({ width: 1280, height: 800 });
    await goTo(ben.page, `#/user/${ada.id}`);
    await composer(ben.page).pressSequentially('I am wri');
    await picture(ada.page, `private-${colorScheme}`);
    await ada.page.keyboard.press('Control+k');
    await picture(ada.page, `jump-${colorScheme}`);
    await ada.page.keyboard.press('Escape');
    await goTo(ada.page, '#/search');
    await ada.page.getByLabel('Words in a message').fill('train');
    await expect(ada.page.locator('.found')).toHaveCount(2);
    await picture(ada.page, `search-${colorScheme}`);
    await ada.page.getByRole('button', { name: 'Help' }).click();
    await picture(ada.page, `help-${colorScheme}`);
    await ada.page.keyboard.press('Escape');
    await goTo(ada.page, '#/settings');
    await expect(ada.page.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();
    await picture(ada.page, `settings-${colorScheme}`);
    await ada.page.setViewportSize(PHONE.viewport);
    await picture(ada.page, `phone-settings-${colorScheme}`);
  });
}

test('before there is anything', async ({ open }) => {
  const page = await open();
  await page.goto('/');
  await picture(page, 'sign-in');
  await page.getByRole('button', { name: 'Create account' }).first().click();
  await picture(page, 'sign-up');
  await page.setViewportSize(PHONE.viewport);
  await picture(page, 'phone-sign-up');
  await signUp(page, newId('eve'), 'Eve');
  await expect(page.getByText('Find a friend')).toBeVisible();
  await picture(page, 'phone-first-run');
  await page.setViewportSize({ width: 1280, height: 800 });
  await picture(page, 'first-run');
  await goTo(page, '#/requests');
  await picture(page, 'no-requests');
  await find(page, 'zzzzzz');
  await expect(page.getByText('Nothing found for')).toBeVisible();
  await picture(page, 'nothing-found');
  await goTo(page, '#/room/no_such_room');
  await expect(page.getByText('There is no such room')).toBeVisible();
  await picture(page, 'no-such-room');
});

test('ways into a room, and what waits for an answer', async ({ join }) => {
  const ada = await join('ada', 'Ada Moreau');
  const ben = await join('ben', 'Ben Okafor');
  const stem = newId('x').slice(2, 7);
  await createRoom(ada, `${stem} open house`);
  const locked = await createRoom(ada, `${stem} cellar`, 'With a password', 'open sesame');
  const asked = await createRoom(ada, `${stem} attic`, 'By permission');
  await find(ben.page, stem);
  await expect(ben.page.locator('.result')).toHaveCount(3);
  await picture(ben.page, 'discover');
  await goTo(ben.page, `#/room/${locked}`);
  await ben.page.getByLabel('Room password', { exact: true }).fill('something');
  await ben.page.getByRole('button', { name: 'Enter room' }).click();
  await expect(ben.page.getByText('That is not the password')).toBeVisible();
  await picture(ben.page, 'password-prompt');
  await goTo(ben.page, `#/room/${asked}`);
  await ben.page.getByRole('button', { name: 'Ask to enter' }).click();
  await expect(ben.page.getByText('You have asked to enter')).toBeVisible();
  await picture(ben.page, 'asked');
  await find(ben.page, ada.id);
  await ben.page.locator('.result', { hasText: ada.id }).getByRole('button', { name: 'Add friend' }).click();
  await ben.page.getByLabel('A few words').fill('We met at the book club.');
  await picture(ben.page, 'add-friend');
  await ben.page.getByRole('button', { name: 'Send request' }).click();
  await goTo(ada.page, '#/requests');
  await expect(ada.page.locator('.result')).toHaveCount(2);
  await picture(ada.page, 'requests');
  await goTo(ada.page, '#/discover');
  await ada.page.locator('.page-head').getByRole('button', { name: 'New room' }).click();
  await picture(ada.page, 'create-room');
});

test('a long past, and what arrived meanwhile', async ({ join }) => {
  test.setTimeout(240_000);
  const ada = await join('ada', 'Ada Moreau');
  const ben = await join('ben', 'Ben Okafor');
  const room = await createRoom(ada, 'Ten thousand lines');
  await enter(ben, room);
  await goTo(ben.page, '#/settings');
  await goTo(ada.page, '#/settings');
  await flood(ben.page, ben.id, room, 9_970, 10);
  await ada.page.reload();
  await goTo(ada.page, `#/room/${room}`);
  await expect(ada.page.locator('article[data-seq="9970"]')).toBeVisible({ timeout: 60_000 });
  await goTo(ada.page, '#/settings');
  await flood(ben.page, ben.id, room, 30);
  await expect(ada.page).toHaveTitle('(30) SCRP', { timeout: 30_000 });
  // Tomorrow, as this page sees it
  await ada.page.clock.setFixedTime(Date.now() + 86_400_000);
  await goTo(ada.page, `#/room/${room}`);
  await expect(ada.page.locator('.new-line')).toBeVisible();
  await picture(ada.page, 'long-history');
});

test('as a member, inviting, picking an emoji, blocked', async ({ join }) => {
  const ada = await join('ada', 'Ada Moreau');
  const ben = await join('ben', 'Ben Okafor');
  await befriend(ada, ben);
  const room = await createRoom(ada, 'Garden');
  await picture(ada.page, 'empty-room');
  await ada.page.getByRole('button', { name: 'Invite someone' }).click();
  await picture(ada.page, 'invite');
  await ada.page.keyboard.press('Escape');
  await enter(ben, room);
  await say(ada.page, 'Who waters the beans?');
  await ben.page.getByRole('button', { name: 'Room details' }).click();
  await ben.page.getByRole('button', { name: 'Actions for Ada Moreau' }).click();
  await picture(ben.page, 'members-menu-as-member');
  await ben.page.keyboard.press('Escape');
  await ada.page.getByRole('button', { name: 'Emoji' }).click();
  await picture(ada.page, 'emoji');
  await ada.page.keyboard.press('Escape');
  await composer(ada.page).pressSequentially('Perhaps @b');
  await expect(ada.page.getByRole('option')).toHaveCount(1);
  await picture(ada.page, 'mention');
  await composer(ada.page).fill('');
  await goTo(ada.page, `#/user/${ben.id}`);
  await ada.page.getByRole('button', { name: 'Profile' }).click();
  await picture(ada.page, 'profile');
  await ada.page.locator('.panel').getByRole('button', { name: 'Block' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await expect(ada.page.getByText('You have blocked')).toBeVisible();
  await picture(ada.page, 'blocked');
});

test('trouble on the line', async ({ open, join }) => {
  const ben = await join('ben', 'Ben Okafor');
  const page = await open();
  let isCut = false;
  let hold = false;
  const routes = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/scrp$/, (route) => {
    if (isCut) {
      route.close();
      return;
    }
    routes.add(route);
    const server = route.connectToServer();
    route.onMessage((message) => {
      const { req_id, method, text } = JSON.parse(`${message}`);
      if (text === 'One message too many') route.send(JSON.stringify({ resp_id: req_id, err: 412 }));
      else if (!(hold && method === 'SEND_PRIVATE_MESSAGE')) server.send(message);
    });
  });
  await page.goto('/');
  const ada = { page, id: newId('ada'), name: 'Ada Moreau' };
  await signUp(page, ada.id, ada.name);
  await befriend(ada, ben);
  for (let i = 1; i <= 12; i++) await say(ben.page, `Line ${i} of a longer story.`);
  await expect(stored(page, 'Line 12 of a longer story.')).toBeVisible();
  await say(page, 'One message too many');
  await expect(page.getByText('Not sent.')).toBeVisible();
  hold = true;
  await say(page, 'This one is on its way');
  await expect(page.locator('.row-pending')).toBeVisible();
  await page.waitForTimeout(600);
  await picture(page, 'failed-and-pending');
  isCut = true;
  for (const route of routes) await route.close();
  await expect(page.getByText('Connection lost.')).toBeVisible();
  await picture(page, 'connection-lost');
});

test('forced colours, hostile text, a long past', async ({ join }) => {
  const ada = await join('ada', 'A name of thirty-two characters!');
  const room = await createRoom(ada, 'مرحبا <img onerror=alert(1)>');
  await say(ada.page, '<img src=x onerror=alert(1)> <b>not bold</b>');
  await say(ada.page, 'مرحبا **بكم** جميعا في هذه الغرفة');
  await say(ada.page, `A very long word: ${'ab'.repeat(150)}`);
  await expect(ada.page.locator('article[data-seq="3"]')).toBeVisible();
  await picture(ada.page, 'hostile-text');
  await ada.page.emulateMedia({ forcedColors: 'active' });
  await picture(ada.page, 'forced-colours');
  await ada.page.emulateMedia({ forcedColors: 'none' });
  await ada.page.setViewportSize({ width: 640, height: 400 });
  await picture(ada.page, 'zoomed');
  await goTo(ada.page, `#/room/${room}`);
});
