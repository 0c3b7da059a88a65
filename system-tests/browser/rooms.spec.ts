import { composer, createRoom, enter, expect, goTo, say, stored, test } from './people';

test('a room with a password lets in who knows it', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Cellar', 'With a password', 'open sesame');
  await goTo(ben.page, `#/room/${room}`);
  await ben.page.getByLabel('Room password', { exact: true }).fill('something else');
  await ben.page.getByRole('button', { name: 'Enter room' }).click();
  await expect(ben.page.getByText('That is not the password of this room.')).toBeVisible();
  await ben.page.getByLabel('Room password', { exact: true }).fill('open sesame');
  await ben.page.getByRole('button', { name: 'Enter room' }).click();
  await expect(composer(ben.page)).toBeVisible();
});

test('a room by permission: ask, wait, be let in', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Attic', 'By permission');
  await goTo(ben.page, `#/room/${room}`);
  await ben.page.getByRole('button', { name: 'Ask to enter' }).click();
  await expect(ben.page.getByText('You have asked to enter')).toBeVisible();
  await ben.page.reload();
  await expect(ben.page.getByText('You have asked to enter')).toBeVisible();
  await goTo(ada.page, '#/requests');
  await expect(ada.page.getByText('Ben asks to enter Attic', { exact: true })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Accept' }).click();
  await expect(composer(ben.page)).toBeVisible();
});

test('the owner appoints, renames, describes and removes', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Workshop');
  await enter(ben, room);
  await ada.page.getByRole('button', { name: 'Room details' }).click();
  await ada.page.getByRole('button', { name: 'Actions for Ben' }).click();
  await ada.page.getByRole('menuitem', { name: 'Make admin' }).click();
  await expect(ben.page.getByText('You are an admin of Workshop now.')).toBeVisible();
  await expect(ada.page.locator('.panel .person', { hasText: 'Ben' })).toContainText('Admin');
  await ada.page.locator('.panel').getByLabel('Name', { exact: true }).fill('Great workshop');
  await ada.page.locator('.panel').getByLabel('Description').fill('Where things are made');
  await ada.page.locator('.panel').getByRole('button', { name: 'Save' }).first().click();
  await expect(ben.page.getByRole('heading', { level: 1, name: 'Great workshop' })).toBeVisible();
  await expect(ben.page.locator('.chat-head')).toContainText('Where things are made');
  await ada.page.getByRole('button', { name: 'Actions for Ben' }).click();
  await ada.page.getByRole('menuitem', { name: 'Remove from room' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Remove from room' }).click();
  await expect(ben.page.getByText('You were removed from Great workshop.')).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'Enter room' })).toBeVisible();
});

test('a room changes its access, is left and is deleted', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Porch');
  await enter(ben, room);
  await say(ben.page, 'bye');
  await expect(stored(ada.page, 'bye')).toBeVisible();
  await ben.page.getByRole('button', { name: 'Room details' }).click();
  await ben.page.getByRole('button', { name: 'Leave room' }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Leave room' }).click();
  await expect(ada.page.locator('.chat-head')).toContainText('1 member');
  await ada.page.getByRole('button', { name: 'Room details' }).click();
  await ada.page.locator('.panel').getByText('By permission', { exact: true }).click();
  await ada.page.locator('.panel').getByRole('button', { name: 'Save' }).last().click();
  await expect(ada.page.locator('.panel-about')).toContainText('By permission');
  await goTo(ben.page, `#/room/${room}`);
  await expect(ben.page.getByRole('button', { name: 'Ask to enter' })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Delete room' }).click();
  await ada.page.getByLabel(`Type ${room} to confirm`).fill(room);
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete room' }).click();
  await expect(ada.page.getByRole('dialog')).toHaveCount(0);
  await ben.page.reload();
  await expect(ben.page.getByRole('heading', { name: 'There is no such room' })).toBeVisible();
});
