import { befriend, composer, expect, find, goTo, say, stored, test } from './people';

test('who is blocked can neither write nor ask, is not told, and may be forgiven', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  await say(ben.page, 'Buy my soap');
  await expect(stored(ada.page, 'Buy my soap')).toBeVisible();
  await ada.page.getByRole('button', { name: 'Profile' }).click();
  await ada.page.locator('.panel').getByRole('button', { name: 'Block' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await expect(ada.page.getByText('You have blocked Ben.')).toBeVisible();
  await expect(composer(ada.page)).toHaveCount(0);

  // He sees that the friendship is over, and his new request looks as any other.
  await expect(ben.page.locator('.chat-ended')).toContainText('You and Ada are not friends any more.');
  await ben.page.locator('.chat-ended').getByRole('button', { name: 'Add friend' }).click();
  await ben.page.getByRole('button', { name: 'Send request' }).click();
  await expect(ben.page.getByText('Request sent')).toBeVisible();
  await ada.page.reload();
  await expect(ada.page.getByText('You have blocked Ben.')).toBeVisible();
  await goTo(ada.page, '#/requests');
  await expect(ada.page.getByText('No open requests')).toBeVisible();

  // She finds him, is reminded, and makes up again.
  await find(ada.page, ben.id);
  const result = ada.page.locator('.result', { hasText: ben.id });
  await expect(result.getByRole('button', { name: 'Unblock' })).toBeVisible();
  await goTo(ada.page, '#/settings');
  await ada.page.locator('.card', { hasText: 'Blocked people' }).getByRole('button', { name: 'Unblock' }).click();
  await expect(ada.page.getByText('Blocked people')).toHaveCount(0);
  await befriend(ada, ben);
  await say(ada.page, 'Peace');
  await expect(stored(ben.page, 'Peace')).toBeVisible();
  await expect(stored(ben.page, 'Buy my soap')).toBeVisible();
});

test('a request is answered with a block, and the asker hears nothing', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const eve = await join('eve', 'Eve');
  await find(eve.page, ada.id);
  await eve.page.locator('.result', { hasText: ada.id }).getByRole('button', { name: 'Add friend' }).click();
  await eve.page.getByRole('button', { name: 'Send request' }).click();
  await goTo(ada.page, '#/requests');
  await ada.page.getByRole('button', { name: 'More about Eve' }).click();
  await ada.page.getByRole('menuitem', { name: 'Block' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await expect(ada.page.getByText('No open requests')).toBeVisible();
  await expect(eve.page.getByText('Request sent')).toBeVisible();
  await expect(eve.page.locator('.toast')).toHaveCount(0);
});
