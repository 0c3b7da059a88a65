import { describe, expect, test } from 'vitest';
import type { Member, User } from '../src/protocol/objects';
import type { Action } from '../src/state/actions';
import { Persist } from '../src/state/persist';
import { reduce } from '../src/state/reduce';
import { addressOf, routeOf } from '../src/state/route';
import { initialState, type Route, type State } from '../src/state/types';
import { idFrom } from '../src/text/ids';
import { mentions } from '../src/text/rich';
import { emojiGroups, isFewEmoji } from '../src/ui/base/emoji';
import { meant, mentionAt } from '../src/ui/chat/useMentions';
import { newBrowser } from './help';

const reduced = (...actions: Action[]): State => actions.reduce(reduce, initialState);
const user = (id: string): User => ({
  user_id: id,
  user_nickname: `${id} name`,
  user_description: '',
  sign_up_time: 1,
  last_activity_time: 1,
  mode: 0,
});

describe('addresses', () => {
  test('lead to every place and back', () => {
    const routes: Route[] = [
      { name: 'home' },
      { name: 'conv', key: 'r:attic' },
      { name: 'conv', key: 'u:ben' },
      { name: 'discover' },
      { name: 'requests' },
      { name: 'settings' },
      { name: 'search', key: null },
      { name: 'search', key: 'r:attic' },
      { name: 'search', key: 'u:ben' },
    ];
    for (const route of routes) expect(routeOf(addressOf(route))).toEqual(route);
  });

  test('that are none lead home', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/room/', '#/room/an attic', '#/user/<b>', '#/room/../x']) {
      expect(routeOf(hash)).toEqual({ name: 'home' });
    }
    expect(routeOf('#/search/room/<b>')).toEqual({ name: 'search', key: null });
  });
});

describe('the state', () => {
  test('knows whom I have blocked, by the list and by what I do', () => {
    const listed = reduced({ type: 'blocked-listed', blocked: [user('ben')] });
    expect(listed.blocked).toEqual({ 'u:ben': true });
    expect(listed.people['u:ben']?.nickname).toBe('ben name');
    const both = reduce(listed, { type: 'blocked', userId: 'eve', on: true });
    expect(Object.keys(both.blocked).sort()).toEqual(['u:ben', 'u:eve']);
    expect(reduce(both, { type: 'blocked', userId: 'ben', on: false }).blocked).toEqual({ 'u:eve': true });
  });

  test('drops a toast once its reader is where it leads', () => {
    const toasts = [
      { id: 1, text: 'look', tone: 'plain', to: '#/requests' },
      { id: 2, text: 'done', tone: 'good' },
    ] as const;
    const told = reduced(...toasts.map((toast): Action => ({ type: 'toast', toast })));
    expect(reduce(told, { type: 'route', route: { name: 'settings' } }).toasts).toHaveLength(2);
    expect(reduce(told, { type: 'route', route: { name: 'requests' } }).toasts).toEqual([toasts[1]]);
  });

  test('keeps drafts, and forgets one that is empty', () => {
    const written = reduced({ type: 'draft', key: 'r:attic', text: 'Dear' });
    expect(written.drafts).toEqual({ 'r:attic': 'Dear' });
    expect(reduce(written, { type: 'draft', key: 'r:attic', text: 'Dear' })).toBe(written);
    expect(reduce(written, { type: 'draft', key: 'r:attic', text: '' }).drafts).toEqual({});
  });

  test('of one user is no other one’s', () => {
    const mine = reduced(
      { type: 'signed-in', me: 'ann', epoch: 'e' },
      { type: 'blocked', userId: 'ben', on: true },
      { type: 'draft', key: 'r:attic', text: 'Dear' },
      { type: 'search-begun', query: 'secret', key: null },
    );
    const out = reduce(mine, { type: 'signed-out', why: 'signed_out' });
    expect(out.blocked).toEqual({});
    expect(out.drafts).toEqual({});
    expect(out.search.query).toBe('');
  });
});

test('drafts of one user are found again on this device, and only there', () => {
  const persist = new Persist(newBrowser().local, null);
  persist.saveDraft('ann', 'r:attic', 'Dear');
  persist.saveDraft('ann', 'u:ben', 'Hm');
  persist.saveDraft('ben', 'r:attic', 'not hers');
  expect(persist.drafts('ann')).toEqual({ 'r:attic': 'Dear', 'u:ben': 'Hm' });
  persist.forgetUser('ann');
  expect(persist.drafts('ann')).toEqual({});
  expect(persist.drafts('ben')).toEqual({ 'r:attic': 'not hers' });
});

test('an ID is made of a name', () => {
  expect(idFrom('Zoë Müller')).toBe('zoe_muller');
  expect(idFrom('  Sunday walks & more than that ')).toBe('sunday_walks_mor');
  expect(idFrom('a name cut at a space')).toBe('a_name_cut_at_a');
  expect(idFrom('مرحبا')).toBe('');
});

describe('mentions', () => {
  const members = ['ann', 'ben', 'bea'].map(
    (id): Member => ({ user_id: id, user_nickname: `${id.toUpperCase()} Öst`, role: 'member', mode: 1 }),
  );

  test('are offered from the first letter on, by ID and by any word of a name', () => {
    expect(mentionAt('hi @b', 5)).toEqual({ from: 3, start: 'b' });
    expect(mentionAt('a@b', 3)).toBeNull();
    expect(mentionAt('@b c', 4)).toBeNull();
    expect(meant(members, 'b', 'ann').map(({ user_id }) => user_id)).toEqual(['ben', 'bea']);
    expect(meant(members, 'ost', 'ben').map(({ user_id }) => user_id)).toEqual(['ann', 'bea']);
  });

  test('of me are seen where they are mentions, and nowhere else', () => {
    expect(mentions('hello **@ann**', 'ann')).toBe(true);
    expect(mentions('> hello @ann', 'ann')).toBe(true);
    expect(mentions('hello @anna', 'ann')).toBe(false);
    expect(mentions('`@ann`', 'ann')).toBe(false);
    expect(mentions('mail@ann', 'ann')).toBe(false);
  });
});

test('a few emoji alone are shown large', () => {
  for (const text of ['👍', '❤️', '👩‍🚀', '🎉 🎉', '👋🏽']) expect(isFewEmoji(text)).toBe(true);
  for (const text of ['', '7', '#', '👍 ok', 'ok', '🎉🎉🎉🎉🎉', ' ', '*']) expect(isFewEmoji(text)).toBe(false);
});

test('every emoji on offer is one reaction as the contract counts it, and there once', () => {
  const all = emojiGroups.flat();
  expect(new Set(all).size).toBe(all.length);
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const emoji of all) {
    expect([...segments.segment(emoji)]).toHaveLength(1);
    expect([...emoji].length).toBeLessThanOrEqual(16);
  }
});
