import { LinkLost, Refused } from '../protocol/errors';
import type { Room, User } from '../protocol/objects';
import { type ConvKey, personKey, targetOf } from '../state/types';
import { wait } from './clock';
import type { Core } from './core';
import type { Lists } from './lists';

const PAGE = 30;
/** The server looks for a limited time only, so that a page may be empty: then it is asked again by itself, so often. */
const ROUNDS = 40;

export type Cursor = string | null | undefined;
export interface Found {
  users: User[];
  rooms: Room[];
  /** Where each search goes on; null where there is no more. */
  next: { users: Cursor; rooms: Cursor };
}

/** Looks for people and rooms, and for messages. */
export class Search {
  private turn = 0;

  constructor(
    private readonly core: Core,
    private readonly lists: Lists,
  ) {}

  /** One page of people and one of rooms; further ones where an earlier answer said so. */
  async directory(query: string, from: Found['next'] = { users: undefined, rooms: undefined }): Promise<Found> {
    const page = (cursor: Cursor) => ({ query, limit: PAGE, ...(cursor ? { cursor } : {}) });
    const none = { users: [], rooms: [], next_cursor: null };
    const [people, rooms] = await Promise.all([
      from.users === null ? none : this.core.ask('SEARCH_USER', page(from.users)),
      from.rooms === null ? none : this.core.ask('SEARCH_ROOM', page(from.rooms)),
    ]);
    this.core.store.dispatch({ type: 'people-seen', people: people.users });
    return { users: people.users, rooms: rooms.rooms, next: { users: people.next_cursor, rooms: rooms.next_cursor } };
  }

  /** Begins a search of messages anew; the answer goes to the state. */
  async begin(query: string, key: ConvKey | null): Promise<void> {
    const turn = ++this.turn;
    this.core.store.dispatch({ type: 'search-begun', query, key });
    if (query !== '') await this.look(turn);
  }

  /** Looks further back. */
  async more(): Promise<void> {
    const { search } = this.core.store.get();
    if (search.busy || (search.next === null && search.error === null)) return;
    this.core.store.dispatch({ type: 'search-busy' });
    await this.look(++this.turn);
  }

  private async look(turn: number): Promise<void> {
    const { store } = this.core;
    const before = store.get().search.messages.length;
    for (let round = 1; ; round++) {
      try {
        const { messages, next_cursor: next } = await this.page();
        if (turn !== this.turn) return;
        const found = store.get().search.messages.length + messages.length - before;
        const isOver = next === null || found >= PAGE || round >= ROUNDS;
        store.dispatch({ type: 'search-page', messages, next, busy: !isOver });
        for (const { sender_id } of messages) this.lists.known(sender_id);
        if (isOver) return;
      } catch (error) {
        if (turn !== this.turn) return;
        const pause = error instanceof Refused && error.err === 420 ? error.retryAfterMs : null;
        if (pause === null || round >= ROUNDS) {
          store.dispatch({ type: 'search-failed', error });
          if (error instanceof Refused || error instanceof LinkLost) return;
          throw error;
        }
        await wait(pause);
        if (turn !== this.turn) return;
      }
    }
  }

  private page() {
    const { query, key, next } = this.core.store.get().search;
    const where = key === null ? {} : targetOf(key);
    return this.core.ask('SEARCH_MESSAGE', {
      query,
      limit: PAGE,
      ...where,
      ...(next === null ? {} : { cursor: next }),
    });
  }
}

/** The conversation that a found message stands in. */
export const keyOfFound = (message: {
  room_id?: string | null | undefined;
  user_id?: string | null | undefined;
}): ConvKey => (message.room_id ? `r:${message.room_id}` : personKey(message.user_id ?? ''));
