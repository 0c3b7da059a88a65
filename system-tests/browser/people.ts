import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';

export const PASSWORD = 'correct horse';

export interface Person {
  page: Page;
  id: string;
  name: string;
}

/** A name that no other test of this run has. */
let serial = 0;
const run = Date.now().toString(36).slice(-5);
export const newId = (stem: string): string => `${stem}_${run}${(serial++).toString(36)}`.slice(0, 16);

interface Fixtures {
  /** Opens a browser of its own for somebody who has just signed up. */
  join: (stem: string, name: string, options?: BrowserContextOptions) => Promise<Person>;
  /** A page that reports every problem which the browser has with it. */
  open: (options?: BrowserContextOptions) => Promise<Page>;
}

async function watched(browser: Browser, options: BrowserContextOptions, problems: string[]): Promise<Page> {
  const context = await browser.newContext(options);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP report: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(`${error.stack ?? error}`));
  page.on('console', (message) => {
    // That a server which is down cannot be reached is told by the browser itself.
    const isExpected = /WebSocket connection to|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/.test(message.text());
    if (message.type() === 'error' && !isExpected) problems.push(message.text());
  });
  return page;
}

/** Every test fails on an error in the page and on a report of its Content-Security-Policy. */
export const test = base.extend<Fixtures>({
  open: async ({ browser }, use) => {
    const problems: string[] = [];
    const pages: Page[] = [];
    await use(async (options = {}) => {
      const page = await watched(browser, options, problems);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
    expect(problems).toEqual([]);
  },
  join: async ({ open }, use) => {
    await use(async (stem, name, options) => {
      const page = await open(options);
      const id = newId(stem);
      await page.goto('/');
      await signUp(page, id, name);
      return { page, id, name };
    });
  },
});

export { expect };

export async function signUp(page: Page, id: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Create account' }).first().click();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('User ID').fill(id);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('.sidebar, .stage').first()).toBeAttached();
}

export async function logIn(page: Page, id: string, address = '/'): Promise<void> {
  await page.goto(address);
  await page.getByLabel('User ID').fill(id);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Log in' }).click();
  await expect(page.locator('.sidebar')).toBeAttached();
}

export async function find(page: Page, query: string): Promise<void> {
  await goTo(page, '#/discover');
  await page.getByLabel('Search by name or ID').fill(query);
}

export const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);

export async function befriend(a: Person, b: Person): Promise<void> {
  await find(a.page, b.id);
  await a.page.locator('.result', { hasText: b.id }).getByRole('button', { name: 'Add friend' }).click();
  await a.page.getByRole('button', { name: 'Send request' }).click();
  await expect(a.page.getByText('Request sent')).toBeVisible();
  await goTo(b.page, '#/requests');
  await b.page.getByRole('button', { name: 'Accept' }).click();
  await goTo(a.page, `#/user/${b.id}`);
  await goTo(b.page, `#/user/${a.id}`);
  await expect(composer(a.page)).toBeVisible();
  await expect(composer(b.page)).toBeVisible();
}

export async function createRoom(person: Person, name: string, access = 'Anyone', password = '', id = newId('room')): Promise<string> {
  await goTo(person.page, '#/discover');
  await person.page.locator('.page-head').getByRole('button', { name: 'New room' }).click();
  const dialog = person.page.getByRole('dialog');
  await dialog.getByLabel('Room name').fill(name);
  await dialog.getByLabel('Room ID').fill(id);
  await dialog.getByText(access, { exact: true }).click();
  if (password) await dialog.getByLabel('Room password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Create room' }).click();
  await expect(person.page.getByRole('heading', { level: 1, name })).toBeVisible();
  return id;
}

export async function enter(person: Person, roomId: string): Promise<void> {
  await goTo(person.page, `#/room/${roomId}`);
  await person.page.getByRole('button', { name: 'Enter room' }).click();
  await expect(composer(person.page)).toBeVisible();
}

export const composer = (page: Page) => page.locator('.composer textarea');

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** A message in the log that the server has acknowledged. */
export const stored = (page: Page, text: string) => page.locator('article[data-seq]').getByText(text, { exact: true });

/** The numbers of the messages that the log shows, from top to bottom. */
export const shownSeqs = (page: Page): Promise<number[]> =>
  page.locator('article[data-seq]').evaluateAll((rows) =>
    rows
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .map((row) => Number((row as HTMLElement).dataset.seq)),
  );

/**
 * Writes many messages over connections of its own, faster than anybody types: in order over one, at once over several.
 * What a busy server could not store in time is sent again, as the contract has it.
 */
export async function flood(page: Page, user: string, room: string, count: number, connections = 1): Promise<void> {
  await page.evaluate(
    ([id, password, roomId, total, lines]) => {
      const BUSY = [420, 503];
      let sent = 0;
      const line = (): Promise<void> =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(`ws://${location.host}/scrp`, 'scrp');
          const open = new Map<number, string>();
          const ask = (req_id: number, fields: object): void => socket.send(JSON.stringify({ req_id, ...fields }));
          const write = (n: number): void => {
            const text = `message ${n}`;
            open.set(n, text);
            ask(n, { method: 'SEND_ROOM_MESSAGE', room_id: roomId, text, client_message_id: `flood-${n}-${total}-${roomId}` });
          };
          const next = (): void => {
            if (sent < total) write(++sent);
          };
          const logIn = (): void => ask(0, { method: 'LOG_IN', user_id: id, user_password: password });
          socket.onopen = logIn;
          socket.onerror = () => reject(new Error('socket'));
          socket.onmessage = ({ data }) => {
            const { resp_id, err } = JSON.parse(data as string) as { resp_id?: number; err: number };
            if (resp_id === undefined) return;
            if (BUSY.includes(err)) {
              setTimeout(() => (resp_id > 0 ? write(resp_id) : logIn()), 500);
              return;
            }
            if (err !== 900) reject(new Error(`refused: ${err}`));
            open.delete(resp_id);
            if (resp_id > 0) next();
            else for (let i = 0; i < 20; i++) next();
            if (open.size > 0) return;
            socket.close();
            resolve();
          };
        });
      return Promise.all(Array.from({ length: lines }, line)).then(() => {});
    },
    [user, PASSWORD, room, count, connections] as const,
  );
}
