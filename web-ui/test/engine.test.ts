import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Engine } from '../src/app/engine';
import { totalUnread } from '../src/state/select';
import type { ConvKey } from '../src/state/types';
import { FakeServer } from './fake/server';
import { newBrowser, newPage, signedUp, until } from './help';

let server: FakeServer;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
});
afterEach(() => {
  vi.useRealTimers();
});

const texts = (engine: Engine, key: ConvKey): (string | null | undefined)[] =>
  engine.store.get().logs[key]?.items.map(({ text }) => text) ?? [];
const show = (engine: Engine, key: ConvKey): void => {
  engine.store.dispatch({ type: 'route', route: { name: 'conv', key } });
  engine.showRoute();
};

async function friends(): Promise<[Engine, Engine]> {
  const ann = await signedUp(server, 'ann');
  const ben = await signedUp(server, 'ben');
  void ann.commands.addFriend('ben', 'hello');
  await until(ben, (state) => state.requests.length === 1);
  const [request] = ben.store.get().requests;
  if (request) void ben.commands.decide(request, 'APPROVE');
  await until(ann, (state) => state.convs['u:ben']?.open === true);
  await until(ben, (state) => state.convs['u:ann']?.open === true);
  show(ann, 'u:ben');
  show(ben, 'u:ann');
  await until(ann, (state) => state.logs['u:ben']?.status === 'ready');
  await until(ben, (state) => state.logs['u:ann']?.status === 'ready');
  return [ann, ben];
}

describe('friends', () => {
  test('become friends by a request and read each other', async () => {
    const [ann, ben] = await friends();
    ann.outbox.send('u:ben', 'first');
    await until(ben, () => texts(ben, 'u:ann').length === 1);
    expect(texts(ben, 'u:ann')).toEqual(['first']);
    expect(texts(ann, 'u:ben')).toEqual(['first']);
    expect(ann.store.get().outbox['u:ben']).toEqual([]);
    expect(totalUnread(ben.store.get())).toBe(1);
    ben.history.read('u:ann');
    expect(totalUnread(ben.store.get())).toBe(0);
    await until(ann, (state) => state.convs['u:ben']?.peerReadSeq === 1);
  });

  test('see who is there', async () => {
    const [ann, ben] = await friends();
    expect(ann.store.get().people['u:ben']?.online).toBe(true);
    ben.link.rest();
    await until(ann, (state) => state.people['u:ben']?.online === false);
  });

  test('a friendship that ended leaves the messages and closes the way', async () => {
    const [ann, ben] = await friends();
    ann.outbox.send('u:ben', 'kept');
    await until(ben, () => texts(ben, 'u:ann').length === 1);
    void ben.commands.removeFriend('ann');
    await until(ann, (state) => state.convs['u:ben']?.open === false);
    expect(texts(ann, 'u:ben')).toEqual(['kept']);
    expect(ann.store.get().toasts.at(-1)?.text).toContain('ended the friendship');
  });
});

describe('sending', () => {
  test('a lost answer repeats under the same ID and stores once', async () => {
    const [ann, ben] = await friends();
    let lost = 0;
    server.loseAnswer = (method) => method === 'SEND_PRIVATE_MESSAGE' && lost++ === 0;
    ann.outbox.send('u:ben', 'once');
    await vi.advanceTimersByTimeAsync(100);
    expect(ann.store.get().outbox['u:ben']?.[0]?.status).toBe('pending');
    server.cut();
    await until(ann, (state) => state.outbox['u:ben']?.length === 0);
    await until(ben, (state) => state.synced);
    expect(texts(ann, 'u:ben')).toEqual(['once']);
    expect(texts(ben, 'u:ann')).toEqual(['once']);
    expect(server.logs.get('p:ann|ben')?.length).toBe(1);
  });

  test('what is written offline goes out in order when the link is back', async () => {
    const [ann, ben] = await friends();
    server.down = true;
    server.cut();
    await until(ann, (state) => state.link.name === 'waiting');
    ann.outbox.send('u:ben', 'one');
    ann.outbox.send('u:ben', 'two');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ann.store.get().outbox['u:ben']?.map(({ status }) => status)).toEqual(['pending', 'pending']);
    server.down = false;
    await until(ben, () => texts(ben, 'u:ann').length === 2);
    expect(texts(ben, 'u:ann')).toEqual(['one', 'two']);
    expect(texts(ann, 'u:ben')).toEqual(['one', 'two']);
  });

  test('what did not get out survives a reload', async () => {
    const browser = newBrowser();
    const ann = await signedUp(server, 'ann', browser);
    const ben = await signedUp(server, 'ben');
    server.befriend('ann', 'ben');
    server.down = true;
    server.cut();
    ann.outbox.send('u:ben', 'late');
    ann.link.rest();
    server.down = false;
    const again = newPage(server, browser);
    await until(again, (state) => state.synced && state.outbox['u:ben']?.length === 0);
    expect(server.logs.get('p:ann|ben')?.map(({ text }) => text)).toEqual(['late']);
    ben.link.rest();
  });

  test('a refusal stays in sight with its reason, to be tried again or discarded', async () => {
    const [ann] = await friends();
    server.users.get('ann')?.friends.delete('ben');
    ann.outbox.send('u:ben', 'no way');
    await until(ann, (state) => state.outbox['u:ben']?.[0]?.status === 'failed');
    const failed = ann.store.get().outbox['u:ben']?.[0];
    expect(failed?.err).toBe(801);
    server.users.get('ann')?.friends.add('ben');
    ann.outbox.retry('u:ben', failed?.clientId ?? '');
    await until(ann, () => texts(ann, 'u:ben').length === 1);
    expect(server.logs.get('p:ann|ben')?.[0]?.client_message_id).toBe(failed?.clientId);
  });
});

describe('after the link was away', () => {
  test('there is no hole and no double', async () => {
    const [ann] = await friends();
    for (let i = 1; i <= 3; i++) server.say('u:ann', 'ben', `before ${i}`);
    await until(ann, () => texts(ann, 'u:ben').length === 3);
    server.down = true;
    server.cut();
    for (let i = 1; i <= 450; i++) server.say('u:ann', 'ben', `away ${i}`);
    server.down = false;
    await until(ann, (state) => state.synced && state.logs['u:ben']?.stale === false);
    server.say('u:ann', 'ben', 'after');
    await until(ann, () => texts(ann, 'u:ben').at(-1) === 'after');
    const seqs = ann.store.get().logs['u:ben']?.items.map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 454 }, (_, i) => i + 1));
  });

  test('a push that was lost is fetched when the next one shows the hole', async () => {
    const [ann] = await friends();
    server.say('u:ann', 'ben', 'one');
    await until(ann, () => texts(ann, 'u:ben').length === 1);
    const { push } = server;
    server.push = () => {};
    server.say('u:ann', 'ben', 'two');
    server.push = push;
    server.say('u:ann', 'ben', 'three');
    await vi.advanceTimersByTimeAsync(10);
    expect(texts(ann, 'u:ben')).toEqual(['one']);
    await until(ann, () => texts(ann, 'u:ben').length === 3);
    expect(texts(ann, 'u:ben')).toEqual(['one', 'two', 'three']);
  });

  test('a store that lost messages is read anew', async () => {
    const [ann] = await friends();
    for (let i = 1; i <= 5; i++) server.say('u:ann', 'ben', `old ${i}`);
    await until(ann, () => texts(ann, 'u:ben').length === 5);
    server.logs.set('p:ann|ben', (server.logs.get('p:ann|ben') ?? []).slice(0, 2));
    server.epoch = 'e2';
    server.push(['ann'], 'STORE_RESET', { store_epoch: 'e2', push_id: null });
    await until(ann, (state) => state.synced && state.logs['u:ben']?.status === 'ready');
    expect(texts(ann, 'u:ben')).toEqual(['old 1', 'old 2']);
  });

  test('a server that goes away is left and found again within the time it named', async () => {
    const [ann] = await friends();
    const before = server.asked.filter((method) => method === 'RESUME_SESSION').length;
    server.push(['ann'], 'SERVER_GOING_AWAY', { retry_after_ms: 2_000, push_id: null });
    await vi.advanceTimersByTimeAsync(900);
    expect(server.asked.filter((method) => method === 'RESUME_SESSION').length).toBe(before);
    await vi.advanceTimersByTimeAsync(300);
    expect(server.asked.filter((method) => method === 'RESUME_SESSION').length).toBe(before + 1);
    await until(ann, (state) => state.synced);
  });
});

describe('signing in', () => {
  test('a reload goes on where the page stopped', async () => {
    const browser = newBrowser();
    const ann = await signedUp(server, 'ann', browser);
    ann.link.rest();
    const again = newPage(server, browser);
    expect(again.store.get().phase).toBe('starting');
    await until(again, (state) => state.synced);
    expect(again.store.get().me).toBe('ann');
  });

  test('a token that the server does not know any more shows the form with the reason', async () => {
    const browser = newBrowser();
    const ann = await signedUp(server, 'ann', browser);
    ann.link.rest();
    server.tokens.clear();
    const again = newPage(server, browser);
    await until(again, (state) => state.phase === 'signed-out');
    expect(again.store.get().why).toBe('expired');
    expect(again.persist.token()).toBeNull();
  });

  test('being logged off by the server ends the session on this page', async () => {
    const ann = await signedUp(server, 'ann');
    server.push(['ann'], 'FORCED_TO_LOGGED_OFF', { reason: 'password_changed', push_id: null });
    expect(ann.store.get().phase).toBe('signed-out');
    expect(ann.store.get().why).toBe('password_changed');
    expect(ann.persist.token()).toBeNull();
  });

  test('signing out leaves nothing of the user on the device', async () => {
    const browser = newBrowser();
    const ann = await signedUp(server, 'ann', browser);
    ann.persist.saveDraft('ann', 'u:ben', 'secret draft');
    const done = ann.session.logOut();
    await vi.advanceTimersByTimeAsync(10);
    await done;
    expect(Object.keys(browser.local)).toEqual([]);
  });
});

describe('rooms', () => {
  test('a room by permission is entered once somebody let me in', async () => {
    const ann = await signedUp(server, 'ann');
    const ben = await signedUp(server, 'ben');
    void ann.commands.createRoom({ room_id: 'club', room_nickname: 'The club', room_access: 2 });
    await until(ann, (state) => state.convs['r:club'] !== undefined);
    const entered = ben.commands.enterRoom('club');
    await until(ann, (state) => state.requests.length === 1);
    expect(await entered).toBe(false);
    expect(ben.store.get().asked['r:club']).toBeDefined();
    const [request] = ann.store.get().requests;
    if (request) void ann.commands.decide(request, 'APPROVE');
    await until(ben, (state) => state.convs['r:club']?.room?.nickname === 'The club');
    expect(ben.store.get().asked['r:club']).toBeUndefined();
  });

  test('whoever is removed loses the room and is told', async () => {
    const ann = await signedUp(server, 'ann');
    const ben = await signedUp(server, 'ben');
    void ann.commands.createRoom({ room_id: 'open', room_nickname: 'Open', room_access: 0 });
    await until(ann, (state) => state.convs['r:open'] !== undefined);
    void ben.commands.enterRoom('open');
    await until(ben, (state) => state.convs['r:open'] !== undefined);
    const room = server.rooms.get('open');
    room?.members.delete('ben');
    server.push(['ben'], 'USER_LEAVE_ROOM', { room_id: 'open', user_id: 'ben', reason: 'removed', by_user_id: 'ann' });
    await until(ben, (state) => state.convs['r:open'] === undefined);
    expect(ben.store.get().toasts.at(-1)?.text).toBe('You were removed from Open.');
  });
});

test('a server that comes back in another version makes the page say so', async () => {
  const ann = await signedUp(server, 'ann');
  server.cut();
  await until(ann, (state) => state.link.name === 'live' && state.synced);
  expect(ann.store.get().outdated).toBe(false);
  server.version = '1.1.0';
  server.cut();
  await until(ann, (state) => state.outdated);
});

test('what happened at another device is seen when somebody looks at the page again', async () => {
  const ann = await signedUp(server, 'ann');
  server.users.get('ann')?.blocked.add('eve');
  await signedUp(server, 'eve');
  await vi.advanceTimersByTimeAsync(11_000);
  ann.lookedAt();
  await until(ann, (state) => 'u:eve' in state.blocked);
});
