import { befriend, createRoom, enter, expect, flood, goTo, say, stored, test } from './people';

test('a message is found by the beginnings of its words, and shown in its place', async ({ join }) => {
  test.setTimeout(120_000);
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  const room = await createRoom(ada, 'Archive');
  await enter(ben, room);
  await say(ada.page, 'The Crème brûlée recipe is in the blue book');
  await expect(stored(ben.page, 'The Crème brûlée recipe is in the blue book')).toBeVisible();
  await goTo(ada.page, '#/settings');
  await goTo(ben.page, '#/settings');
  await flood(ben.page, ben.id, room, 600);
  await ben.page.reload();
  await befriend(ada, ben);
  await say(ben.page, 'No brulee today');
  await expect(stored(ada.page, 'No brulee today')).toBeVisible();

  await ada.page.getByRole('link', { name: 'Search messages' }).click();
  await ada.page.getByLabel('Words in a message').fill('BRUL');
  const found = ada.page.locator('.found');
  await expect(found).toHaveCount(2);
  await expect(found.first()).toContainText('No brulee today');
  await expect(found.first().locator('mark')).toHaveText('brul');
  await expect(found.last()).toContainText('Archive');
  await ada.page.getByLabel('Words in a message').fill('brul crem');
  await expect(found).toHaveCount(1);
  await found.click();

  // 600 messages further back, and lit up.
  const row = ada.page.locator('article[data-seq="1"]');
  await expect(row).toBeInViewport();
  await expect(row).toHaveClass(/found-row/);
  await expect(row).toContainText('The Crème brûlée recipe');
  await expect(ada.page.getByRole('heading', { level: 1, name: 'Archive' })).toBeVisible();

  // What was found is still there when one comes back.
  await ada.page.goBack();
  await expect(found).toHaveCount(1);
  await expect(ada.page.getByLabel('Words in a message')).toHaveValue('brul crem');
});

test('a search keeps to its conversation, goes on further back, and finds nothing that is deleted', async ({ join }) => {
  test.setTimeout(120_000);
  const ada = await join('ada', 'Ada');
  const room = await createRoom(ada, 'Lists');
  await goTo(ada.page, '#/settings');
  await flood(ada.page, ada.id, room, 90);
  await createRoom(ada, 'Elsewhere');
  await say(ada.page, 'message of elsewhere');
  await goTo(ada.page, `#/room/${room}`);
  await ada.page.getByRole('button', { name: 'Search in this conversation' }).click();
  await ada.page.getByLabel('Words in a message').fill('message');
  const found = ada.page.locator('.found');
  await expect(found.first()).toContainText('message 90');
  const before = await found.count();
  expect(before).toBeLessThan(90);
  await ada.page.getByRole('button', { name: 'Search further back' }).click();
  await expect.poll(() => found.count()).toBeGreaterThan(before);
  await ada.page.getByRole('link', { name: 'In all conversations' }).click();
  await expect(found.first()).toContainText('message of elsewhere');
  await found.first().click();
  const row = ada.page.locator('article[data-seq="1"]');
  await row.hover();
  await row.getByRole('button', { name: 'More' }).click();
  await row.getByRole('menuitem', { name: 'Delete' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row).toContainText('This message was deleted.');
  await goTo(ada.page, '#/search');
  await ada.page.getByLabel('Words in a message').fill('elsewhere');
  await expect(ada.page.getByText('Nothing found for “elsewhere”')).toBeVisible();
});
