import { befriend, composer, createRoom, enter, expect, goTo, say, stored, test } from './people';

test('a message is edited, reacted to, quoted and deleted, and the other sees it', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Scriptorium');
  await enter(ben, room);
  await say(ada.page, 'A first darft');
  await expect(stored(ben.page, 'A first darft')).toBeVisible();
  await expect(stored(ada.page, 'A first darft')).toBeVisible();
  // With an empty field, the arrow upwards edits what was said last.
  await composer(ada.page).press('ArrowUp');
  await expect(composer(ada.page)).toHaveValue('A first darft');
  await composer(ada.page).fill('A first draft');
  await composer(ada.page).press('Enter');
  await expect(stored(ben.page, 'A first draft')).toBeVisible();
  await expect(ben.page.locator('article[data-seq="1"]')).toContainText('(edited)');
  await expect(composer(ada.page)).toHaveValue('');

  const row = ben.page.locator('article[data-seq="1"]');
  await row.hover();
  await row.getByRole('button', { name: 'React', exact: true }).click();
  await row.getByRole('button', { name: 'React 👍' }).click();
  await expect(ada.page.getByRole('button', { name: '👍 by Ben' })).toBeVisible();
  await ada.page.getByRole('button', { name: '👍 by Ben' }).click();
  await expect(ben.page.getByRole('button', { name: '👍 by Ben and Ada' })).toBeVisible();

  await row.hover();
  await row.getByRole('button', { name: 'Quote' }).click();
  await say(ben.page, 'Well said');
  await expect(ada.page.locator('article[data-seq="2"] blockquote')).toHaveText('A first draft');

  const own = ada.page.locator('article[data-seq="1"]');
  await own.hover();
  await own.getByRole('button', { name: 'More' }).click();
  await own.getByRole('menuitem', { name: 'Delete' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row).toContainText('This message was deleted.');
  await ben.page.reload();
  await expect(ben.page.locator('article[data-seq="1"]')).toContainText('This message was deleted.');
});

test('writing is seen while it lasts, and reading too', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  await composer(ben.page).pressSequentially('Hm');
  await expect(ada.page.locator('.typing')).toHaveText('Ben is writing');
  await expect(ada.page.locator('.typing')).toHaveText('');
  await goTo(ben.page, '#/settings');
  await say(ada.page, 'Are you there?');
  await expect(ben.page).toHaveTitle('(1) SCRP');
  await expect(ada.page.getByText('Seen', { exact: true })).toBeHidden();
  await goTo(ben.page, `#/user/${ada.id}`);
  await expect(ada.page.getByText('Seen', { exact: true })).toBeVisible();
});

test('an invitation, a ban and its end, and a room that changes hands', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Council', 'By permission');
  await ada.page.getByRole('button', { name: 'Room details' }).click();
  await ada.page.locator('.panel').getByRole('button', { name: 'Invite someone' }).click();
  await ada.page.getByLabel('Name of a friend').fill(ben.id);
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(ada.page.getByRole('dialog').getByText('Invited', { exact: true })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Done' }).click();
  await goTo(ben.page, '#/requests');
  await expect(ben.page.getByText('Ada invites you to Council', { exact: true })).toBeVisible();
  await ben.page.getByRole('button', { name: 'Accept' }).click();
  await goTo(ben.page, `#/room/${room}`);
  await expect(composer(ben.page)).toBeVisible();
  await ada.page.getByRole('button', { name: 'Actions for Ben' }).click();
  await ada.page.getByRole('menuitem', { name: 'Remove and ban' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Remove and ban' }).click();
  await expect(ben.page.getByText('You were removed from Council and cannot come back.')).toBeVisible();
  await ben.page.getByRole('button', { name: 'Ask to enter' }).click();
  await expect(ben.page.getByText('You may not do that.')).toBeVisible();
  await ada.page.getByRole('button', { name: 'Unban' }).click();
  await expect(ada.page.getByRole('button', { name: 'Unban' })).toHaveCount(0);
  await ben.page.getByRole('button', { name: 'Ask to enter' }).click();
  await goTo(ada.page, '#/requests');
  await ada.page.getByRole('button', { name: 'Accept' }).click();
  await expect(composer(ben.page)).toBeVisible();
  await goTo(ada.page, `#/room/${room}`);
  await ada.page.getByRole('button', { name: 'Room details' }).click();
  await ada.page.getByRole('button', { name: 'Actions for Ben' }).click();
  await ada.page.getByRole('menuitem', { name: 'Make owner' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Make owner' }).click();
  await expect(ben.page.getByText('You are the owner of Council now.')).toBeVisible();
  await expect(ada.page.getByRole('button', { name: 'Leave room' })).toBeVisible();
});

test('a name, a password and other sessions are changed in the settings', async ({ join, open }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  const elsewhere = await open();
  await elsewhere.goto('/');
  await elsewhere.getByLabel('User ID').fill(ada.id);
  await elsewhere.getByLabel('Password', { exact: true }).fill('correct horse');
  await elsewhere.locator('form').getByRole('button', { name: 'Log in' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Hello, Ada' })).toBeVisible();
  await goTo(ada.page, '#/settings');
  await ada.page.getByLabel('Your name').fill('Ada the Great');
  await ada.page.getByLabel('About you').fill('I count things.');
  await ada.page.getByRole('button', { name: 'Save' }).click();
  await expect(ben.page.getByRole('heading', { level: 1, name: 'Ada the Great' })).toBeVisible();
  await expect(ada.page.locator('.person', { hasText: 'SCRP web page' })).toHaveCount(2);
  await ada.page.getByLabel('Current password').fill('correct horse');
  await ada.page.getByLabel('New password').fill('battery staple');
  await ada.page.getByRole('button', { name: 'Change password' }).click();
  await expect(ada.page.getByText('Password changed.')).toBeVisible();
  await expect(elsewhere.getByText('Your password was changed.')).toBeVisible();
  await ada.page.reload();
  await expect(ada.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Delete account' }).click();
  await ada.page.getByRole('dialog').getByLabel('Password', { exact: true }).fill('battery staple');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete account' }).click();
  await expect(ada.page.getByText('This account was deleted.')).toBeVisible();
  await expect(ben.page.getByRole('heading', { name: 'There is nobody of this ID' })).toBeVisible();
});
