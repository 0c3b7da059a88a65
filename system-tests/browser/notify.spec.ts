import type { Page } from '@playwright/test';
import { befriend, composer, createRoom, enter, expect, goTo, type Person, say, stored, test } from './people';

interface Noted {
  title: string;
  body: string;
  tag: string;
}

/**
 * Stands in for the browser's notifications, which a browser without a screen refuses whatever it is told, and keeps what
 * the page asks it to show.
 */
async function watchNotifications(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made: { note: EventTarget; noted: Noted }[] = [];
    class Watched extends EventTarget {
      static permission = 'granted';
      onclick: (() => void) | null = null;
      constructor(title: string, options?: NotificationOptions) {
        super();
        made.push({ note: this, noted: { title, body: options?.body ?? '', tag: options?.tag ?? '' } });
        this.addEventListener('click', () => this.onclick?.());
      }
      close(): void {}
    }
    Object.assign(window, { made, Notification: Watched });
  });
  await page.reload();
}

const noted = (page: Page): Promise<Noted[]> =>
  page.evaluate(() => (window as never as { made: { noted: Noted }[] }).made.map((one) => one.noted));

/** As if the reader looked at another window; every page of a test believes to be in front. */
const lookAway = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.hasFocus = () => false;
  });

const clickLatest = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { made } = window as never as { made: { note: EventTarget }[] };
    made.at(-1)?.note.dispatchEvent(new Event('click'));
  });

async function mute(person: Person, panel: 'Room details' | 'Profile', label: string): Promise<void> {
  await person.page.getByRole('button', { name: panel }).click();
  await person.page.locator('.panel').getByRole('button', { name: label }).click();
  await person.page.getByRole('button', { name: 'Close details' }).click();
}

test('who looks elsewhere is notified, and a click leads to the conversation', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  const room = await createRoom(ben, 'Kitchen');
  await enter(ada, room);
  await goTo(ada.page, '#/settings');
  await watchNotifications(ada.page);
  await expect(ada.page.getByText('Desktop notifications are on.')).toBeVisible();
  await expect(ada.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(ada.page.getByRole('link', { name: /Kitchen/ })).toBeVisible();

  // Who looks at the page needs no notification.
  await goTo(ben.page, `#/room/${room}`);
  await say(ben.page, 'Nobody notifies of this');
  await expect(ada.page).toHaveTitle('(1) SCRP');
  expect(await noted(ada.page)).toEqual([]);

  await lookAway(ada.page);
  await say(ben.page, 'Soup is **ready**');
  await expect.poll(() => noted(ada.page)).toEqual([{ title: 'Kitchen', body: 'Ben: Soup is ready', tag: `r:${room}` }]);
  await goTo(ben.page, `#/user/${ada.id}`);
  await say(ben.page, 'Are you coming?');
  await expect.poll(async () => (await noted(ada.page)).at(-1)).toEqual({ title: 'Ben', body: 'Are you coming?', tag: `u:${ben.id}` });
  await clickLatest(ada.page);
  await expect(stored(ada.page, 'Are you coming?')).toBeVisible();
  await expect(composer(ada.page)).toBeVisible();
  await expect(ada.page).toHaveURL(new RegExp(`#/user/${ben.id}$`));
});

test('a muted conversation neither notifies nor counts, and only that one', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  const room = await createRoom(ben, 'Noise');
  await enter(ada, room);
  await mute(ada, 'Room details', 'Mute notifications');
  await goTo(ada.page, '#/settings');
  await watchNotifications(ada.page);
  await expect(ada.page.getByRole('link', { name: /Noise/ })).toBeVisible();
  await lookAway(ada.page);
  await goTo(ben.page, `#/room/${room}`);
  await say(ben.page, 'bang');
  await expect(ada.page.getByRole('link', { name: /Noise.*bang/ })).toContainText('1');
  await goTo(ben.page, `#/user/${ada.id}`);
  await say(ben.page, 'and this one counts');
  await expect(ada.page).toHaveTitle('(1) SCRP');
  await expect.poll(() => noted(ada.page)).toEqual([{ title: 'Ben', body: 'and this one counts', tag: `u:${ben.id}` }]);
  await goTo(ada.page, `#/room/${room}`);
  await mute(ada, 'Room details', 'Unmute notifications');
  await goTo(ada.page, '#/settings');
  await goTo(ben.page, `#/room/${room}`);
  await say(ben.page, 'boom');
  await expect.poll(async () => (await noted(ada.page)).at(-1)?.body).toBe('Ben: boom');
});
