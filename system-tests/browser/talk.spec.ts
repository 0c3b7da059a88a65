import { befriend, composer, createRoom, enter, expect, find, goTo, PASSWORD, say, shownSeqs, stored, test } from './people';

test('two people sign up, become friends and talk', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await find(ada.page, ben.id);
  await ada.page.locator('.result', { hasText: ben.id }).getByRole('button', { name: 'Add friend' }).click();
  await ada.page.getByLabel('A few words').fill('We met at the club.');
  await ada.page.getByRole('button', { name: 'Send request' }).click();
  await ben.page.getByRole('link', { name: 'Requests' }).click();
  await expect(ben.page.getByText('We met at the club.')).toBeVisible();
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await ada.page.getByRole('link', { name: /^Online Ben/ }).click();
  await say(ada.page, 'Hello Ben');
  await expect(stored(ada.page, 'Hello Ben')).toBeVisible();
  await expect(ben.page).toHaveTitle('(1) SCRP');
  await ben.page.getByRole('link', { name: /Ada/ }).click();
  await expect(stored(ben.page, 'Hello Ben')).toBeVisible();
  await expect(ben.page).toHaveTitle('SCRP');
  await say(ben.page, 'Hello Ada');
  await expect(stored(ada.page, 'Hello Ada')).toBeVisible();
  expect(await shownSeqs(ada.page)).toEqual([1, 2]);
  expect(await shownSeqs(ben.page)).toEqual([1, 2]);
});

test('two people talk in a room, and both see who is in it', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Engine room');
  await enter(ben, room);
  await say(ada.page, 'Welcome');
  await expect(stored(ben.page, 'Welcome')).toBeVisible();
  await say(ben.page, 'Thank you');
  await expect(stored(ada.page, 'Thank you')).toBeVisible();
  await expect(ada.page.locator('.chat-head')).toContainText('2 members, 2 online');
  await ada.page.getByRole('button', { name: 'Room details' }).click();
  await expect(ada.page.locator('.panel .person')).toHaveCount(2);
  await expect(ada.page.locator('.panel .person', { hasText: 'Ada' })).toContainText('Owner');
});

test('a reload stays signed in and has the history', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  for (const text of ['one', 'two', 'three']) await say(ada.page, text);
  await expect(stored(ada.page, 'three')).toBeVisible();
  await composer(ada.page).fill('a draft');
  await expect
    .poll(() => ada.page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(':draft:')).length))
    .toBe(1);
  await ada.page.reload();
  await expect(stored(ada.page, 'three')).toBeVisible();
  await expect(composer(ada.page)).toHaveValue('a draft');
  expect(await shownSeqs(ada.page)).toEqual([1, 2, 3]);
});

test('signing out leads to the form, and the password back in', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  await goTo(ada.page, '#/settings');
  await ada.page.getByRole('button', { name: 'Log out' }).click();
  await expect(ada.page.getByText('You are signed out.')).toBeVisible();
  await ada.page.reload();
  await ada.page.getByLabel('User ID').fill(ada.id);
  await ada.page.getByLabel('Password', { exact: true }).fill('wrong password');
  await ada.page.locator('form').getByRole('button', { name: 'Log in' }).click();
  await expect(ada.page.getByText('User ID and password do not match.')).toBeVisible();
  await ada.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await ada.page.locator('form').getByRole('button', { name: 'Log in' }).click();
  await expect(ada.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('an ID that is taken is said beside the field', async ({ join, open }) => {
  const ada = await join('ada', 'Ada');
  const page = await open();
  await page.goto('/');
  await page.getByRole('button', { name: 'Create account' }).first().click();
  await page.getByLabel('User ID').fill(ada.id);
  await page.getByLabel('Your name').fill('Another Ada');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('User ID')).toHaveAccessibleDescription(/This user ID is taken/);
});
