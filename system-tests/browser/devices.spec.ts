import type { Page } from '@playwright/test';
import { befriend, composer, createRoom, enter, expect, goTo, logIn, type Person, say, stored, test } from './people';

/** The same person at another device: a session of its own. */
async function elsewhere(person: Person, open: () => Promise<Page>): Promise<Page> {
  const page = await open();
  await logIn(page, person.id);
  return page;
}

test('two devices are in step: messages, edits, reactions, reading', async ({ join, open }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  const phone = await elsewhere(ada, open);
  await goTo(phone, `#/user/${ben.id}`);
  await expect(composer(phone)).toBeVisible();
  await say(phone, 'from the phone');
  await expect(stored(ada.page, 'from the phone')).toBeVisible();
  await composer(ada.page).press('ArrowUp');
  await expect(composer(ada.page)).toHaveValue('from the phone');
  await composer(ada.page).fill('from my phone');
  await composer(ada.page).press('Enter');
  await expect(stored(phone, 'from my phone')).toBeVisible();
  const row = phone.locator('article[data-seq="1"]');
  await row.hover();
  await row.getByRole('button', { name: 'React', exact: true }).click();
  await row.getByRole('button', { name: 'React 🎉' }).click();
  await expect(ada.page.getByRole('button', { name: '🎉 by Ada' })).toBeVisible();

  // What is read on one is read on the other.
  await goTo(phone, '#/settings');
  await goTo(ada.page, '#/settings');
  await say(ben.page, 'seen anywhere?');
  await expect(phone).toHaveTitle('(1) SCRP');
  await expect(ada.page).toHaveTitle('(1) SCRP');
  await goTo(ada.page, `#/user/${ben.id}`);
  await expect(ada.page).toHaveTitle('SCRP');
  await expect(phone).toHaveTitle('SCRP');
});

test('two devices are in step: friends, requests, rooms, names', async ({ join, open }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const phone = await elsewhere(ada, open);
  const inSidebar = (name: string) => phone.locator('.sidebar').getByText(name, { exact: true });

  await goTo(phone, '#/requests');
  await befriend(ben, ada);
  await expect(inSidebar('Ben')).toBeVisible();
  await expect(phone.getByText('No open requests')).toBeVisible();

  const room = await createRoom(ada, 'Harbour');
  await enter(ben, room);
  await say(ben.page, 'Ahoy');
  await expect(inSidebar('Harbour')).toBeVisible();
  await goTo(phone, `#/room/${room}`);
  await expect(phone.locator('.chat-head')).toContainText('2 members');
  await ada.page.getByRole('button', { name: 'Room details' }).click();
  await ada.page.locator('.panel').getByLabel('Name', { exact: true }).fill('Old harbour');
  await ada.page.locator('.panel').getByRole('button', { name: 'Save' }).first().click();
  await expect(phone.getByRole('heading', { level: 1, name: 'Old harbour' })).toBeVisible();

  const bens = await createRoom(ben, 'Lighthouse');
  await enter(ada, bens);
  await expect(inSidebar('Lighthouse')).toBeVisible();
  await ada.page.getByRole('button', { name: 'Room details' }).click();
  await ada.page.getByRole('button', { name: 'Leave room' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Leave room' }).click();
  await expect(inSidebar('Lighthouse')).toHaveCount(0);

  await goTo(ada.page, '#/settings');
  await ada.page.getByLabel('Your name').fill('Ada Byron');
  await ada.page.getByRole('button', { name: 'Save' }).first().click();
  await expect(phone.locator('.me').getByText('Ada Byron')).toBeVisible();
  await goTo(ada.page, `#/user/${ben.id}`);
  await ada.page.getByRole('button', { name: 'Profile' }).click();
  await ada.page.getByRole('button', { name: 'Remove friend' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Remove friend' }).click();
  await expect(phone.locator('.sidebar').getByText('No friends yet.')).toBeVisible();
});

test('a session is ended from another device', async ({ join, open }) => {
  const ada = await join('ada', 'Ada');
  const phone = await elsewhere(ada, open);
  await goTo(ada.page, '#/settings');
  const sessions = ada.page.locator('.card', { hasText: 'Where you are signed in' });
  await expect(sessions.locator('.person')).toHaveCount(2);
  await expect(sessions.getByText('This device')).toHaveCount(1);
  await sessions.getByRole('button', { name: 'End' }).click();
  await expect(phone.getByText('You were signed out on this device.')).toBeVisible();
  await expect(sessions.locator('.person')).toHaveCount(1);
  await phone.reload();
  await expect(phone.getByLabel('User ID')).toBeVisible();
});

test('three tabs of one session come back together after a reload', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const room = await createRoom(ada, 'Tabs');
  const tabs = [ada.page];
  for (let i = 0; i < 2; i++) {
    const tab = await ada.page.context().newPage();
    await tab.goto(`/#/room/${room}`);
    await expect(composer(tab)).toBeVisible();
    tabs.push(tab);
  }
  await Promise.all(tabs.map((tab) => tab.reload()));
  for (const [i, tab] of tabs.entries()) await say(tab, `from tab ${i}`);
  for (const tab of tabs) {
    for (let i = 0; i < tabs.length; i++) await expect(stored(tab, `from tab ${i}`)).toHaveCount(1);
  }
  await goTo(ada.page, '#/settings');
  await expect(ada.page.locator('.card', { hasText: 'Where you are signed in' }).locator('.person')).toHaveCount(1);
});
