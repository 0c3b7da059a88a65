import { readFileSync } from 'node:fs';
import { befriend, createRoom, expect, goTo, say, stored, test } from './people';

test('my data come as a file, with what I wrote and nothing that others wrote', async ({ join }) => {
  const ada = await join('ada', 'Ada');
  const ben = await join('ben', 'Ben');
  await befriend(ada, ben);
  await say(ada.page, 'my own words');
  await say(ben.page, 'his own words');
  await expect(stored(ada.page, 'his own words')).toBeVisible();
  const room = await createRoom(ada, 'Study');
  await goTo(ada.page, '#/settings');
  const [download] = await Promise.all([
    ada.page.waitForEvent('download'),
    ada.page.getByRole('button', { name: 'Download my data' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${ada.id}.json`);
  const text = readFileSync(await download.path(), 'utf8');
  const { user_id, items } = JSON.parse(text) as { user_id: string; items: Record<string, Record<string, unknown>>[] };
  expect(user_id).toBe(ada.id);
  expect(items.find(({ user }) => user)?.user?.user_nickname).toBe('Ada');
  expect(items.find(({ friend }) => friend)?.friend?.user_id).toBe(ben.id);
  expect(items.find(({ room: one }) => one)?.room?.room_id).toBe(room);
  expect(items.find(({ message }) => message)?.message?.text).toBe('my own words');
  expect(text).not.toContain('his own words');
});
