import { composer, expect, goTo, type Person, stored } from './people';

/** Every screen, and what has to be there before it is looked at. */
export const screens: [string, (person: Person, friend: Person, room: string) => Promise<void>][] = [
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
    // The field of the conversation before stays for a moment.
    await expect(composer(page)).toHaveAttribute('placeholder', /Salon/);
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
