import type { Page } from '@playwright/test';
import { befriend, composer, createRoom, expect, newId, PASSWORD, say, stored, test } from './people';

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''} ${(at as HTMLInputElement | null)?.labels?.[0]?.textContent ?? ''}`;
    });
    if (name.test(label)) return;
  }
  throw new Error(`nothing named ${name} was reached`);
}

test('with the keyboard alone: sign up, make a room, write', async ({ open }) => {
  const page = await open();
  await page.goto('/');
  await expect(page.getByLabel('User ID')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.keyboard.type('Key Board');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(newId('key'));
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hello, Key Board' })).toBeVisible();
  await tabTo(page, /New room/);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Room name')).toBeFocused();
  await page.keyboard.type('Keys only');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(newId('room'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Keys only' })).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type('typed');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('in two lines');
  await page.keyboard.press('Enter');
  await expect(page.locator('article[data-seq="1"]')).toContainText('in two lines');
});

test('jumping, stepping and help by keys; Esc closes', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  await say(ada.page, 'hello');
  await expect(stored(ada.page, 'hello')).toBeVisible();
  await createRoom(ada, 'Second place');
  await ada.page.keyboard.press('Control+k');
  await expect(ada.page.getByRole('searchbox', { name: 'Name or ID' })).toBeFocused();
  await ada.page.keyboard.type('Ben');
  await ada.page.keyboard.press('Enter');
  await expect(ada.page.getByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();
  await ada.page.keyboard.press('Alt+ArrowUp');
  await expect(ada.page.getByRole('heading', { level: 1, name: 'Second place' })).toBeVisible();
  await ada.page.keyboard.press('Alt+ArrowDown');
  await expect(ada.page.getByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();
  await expect(composer(ada.page)).toBeFocused();
  await ada.page.locator('.log-list').focus();
  await ada.page.keyboard.press('ArrowUp');
  await expect(ada.page.locator('article[data-seq="1"]')).toBeFocused();
  await ada.page.keyboard.press('?');
  await expect(ada.page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(ada.page.getByRole('dialog')).toHaveCount(0);
  // What is typed while the eye is on the log goes to the message.
  await ada.page.keyboard.press('W');
  await expect(composer(ada.page)).toBeFocused();
  await expect(composer(ada.page)).toHaveValue('W');
});
