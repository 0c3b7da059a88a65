import { composer, expect, newId, PASSWORD, stored, test } from './people';

test('somebody who never saw it signs up, finds a friend, makes a room and chats', async ({ open, join }) => {
  const ben = await join('ben', 'Ben Okafor');
  const page = await open();
  const begun = Date.now();
  await page.goto('/');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('Your name').fill('Zoë');
  // The ID comes of itself; here it only has to be one that no other test has.
  await expect(page.getByLabel('User ID')).toHaveValue('zoe');
  const id = newId('zoe');
  await page.getByLabel('User ID').fill(id);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Zoë' })).toBeVisible();

  await page.getByRole('link', { name: 'Find a friend' }).click();
  await page.getByLabel('Search by name or ID').fill(ben.id);
  await page.locator('.result').getByRole('button', { name: 'Add friend' }).click();
  await page.getByRole('button', { name: 'Send request' }).click();
  await ben.page.locator('.toast').getByRole('link', { name: 'Show' }).click();
  await expect(ben.page.locator('.toast')).toHaveCount(0);
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await page.locator('.toast').getByRole('link', { name: 'Show' }).click();
  await page.getByRole('button', { name: 'Wave 👋' }).click();
  await expect(page.getByRole('button', { name: 'Wave 👋' })).toHaveCount(0);
  await ben.page.getByRole('link', { name: /Zoë/ }).click();
  await expect(stored(ben.page, '👋')).toBeVisible();

  await page.getByRole('button', { name: 'New room' }).click();
  await page.getByLabel('Room name').fill('Sunday walks');
  await page.getByLabel('Room ID').fill(newId('walks'));
  await page.getByRole('button', { name: 'Create room' }).click();
  await page.getByRole('button', { name: 'Invite someone' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await ben.page.locator('.toast').getByRole('link', { name: 'Show' }).click();
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await ben.page.locator('.toast').getByRole('link', { name: 'Show' }).click();
  await composer(page).fill('Shall we?');
  await page.keyboard.press('Enter');
  await expect(stored(ben.page, 'Shall we?')).toBeVisible();
  expect(Date.now() - begun).toBeLessThan(120_000);
});

test('a link that was sent leads there, by way of the sign-up', async ({ join, open }) => {
  const ada = await join('ada', 'Ada', { permissions: ['clipboard-read', 'clipboard-write'] });
  await ada.page.getByRole('button', { name: /Share your link/ }).click();
  await expect(ada.page.getByText('Copied.')).toBeVisible();
  const link = await ada.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`#/user/${ada.id}`);
  const page = await open();
  await page.goto(link);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('Your name').fill('Newcomer');
  await page.getByLabel('User ID').fill(newId('new'));
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Ada', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Add friend' }).last().click();
  await page.getByRole('button', { name: 'Send request' }).click();
  await expect(page.getByText('Request sent')).toBeVisible();
});
