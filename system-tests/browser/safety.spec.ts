import { befriend, composer, createRoom, expect, goTo, say, stored, test } from './people';

const HOSTILE = [
  '<img src=x onerror="document.title=\'owned\'">',
  '<script>document.title="owned"</script>',
  '"><svg/onload=document.title=1>',
  '[click](javascript:document.title=1)',
  'javascript:document.title=1',
  '&lt;b&gt;not bold&lt;/b&gt;',
  '{{constructor.constructor("document.title=1")()}}',
];

test('hostile text is text', async ({ join }) => {
  const ada = await join('ada', '<b>Ada</b>');
  const ben = await join('ben', '\u202eneB');
  await befriend(ada, ben);
  for (const text of HOSTILE) {
    await say(ada.page, text);
    await expect(stored(ben.page, text)).toBeVisible();
  }
  await expect(ben.page.locator('.log-list img, .log-list script, .log-list b')).toHaveCount(0);
  await expect(ben.page.locator('a[href^="javascript"]')).toHaveCount(0);
  await expect(ben.page).toHaveTitle('SCRP');
  await expect(ben.page.getByRole('heading', { level: 1, name: '<b>Ada</b>' })).toBeVisible();
  // An override in a name does not turn the text around it.
  expect(await ada.page.getByRole('heading', { level: 1 }).innerText()).toBe('neB');
});

test('the longest message, text from right to left and long words stay inside the page', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  await say(ada.page, 'w'.repeat(4096));
  await say(ada.page, 'مرحبا **بكم** جميعا');
  await expect(ben.page.locator('article[data-seq="2"] p[dir=auto]')).toHaveCSS('direction', 'rtl');
  const sideways = await ben.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await composer(ada.page).fill('w'.repeat(4097));
  await expect(ada.page.getByText('1 character too long')).toBeVisible();
  await expect(ada.page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
});

test('links are followed only where they lead outside, and tell nothing of this page', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  await createRoom(ada, 'Links');
  await say(ada.page, 'see https://example.org/a_(b).');
  const link = ada.page.getByRole('link', { name: 'https://example.org/a_(b)', exact: true });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await expect(link).toHaveAttribute('href', 'https://example.org/a_(b)');
});

test('the page comes with the headers that keep others out', async ({ request }) => {
  const page = await request.get('/');
  const headers = page.headers();
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe-inline');
  expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  const asset = /assets\/[\w.-]+\.js/.exec(await page.text())?.[0] ?? 'assets/none';
  const script = await request.get(`/${asset}`);
  expect(script.status()).toBe(200);
  expect(script.headers()['cache-control']).toContain('immutable');
});

test('there is a font: text has a width', async ({ open }) => {
  const page = await open();
  await page.goto('/');
  const width = await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    return range.getBoundingClientRect().width;
  });
  expect(width).toBeGreaterThan(30);
});

test('an address that leads nowhere says so', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  await goTo(ada.page, '#/room/no_such_room');
  await expect(ada.page.getByRole('heading', { name: 'There is no such room' })).toBeVisible();
  await goTo(ada.page, '#/user/nobody_at_all');
  await expect(ada.page.getByRole('heading', { name: 'There is nobody of this ID' })).toBeVisible();
  await goTo(ada.page, '#/room/constructor');
  await expect(ada.page.getByRole('heading', { name: 'There is no such room' })).toBeVisible();
});
