import { Refused } from '../protocol/errors';
import type { Friend, Member, MyRoom } from '../protocol/objects';
import { personKey } from '../state/types';
import type { Core } from './core';

const PAGE = 200;
const RELIST_MS = 150;
const RETRY_MS = 2_000;

/** Friends, rooms, requests and members, as the server lists them. */
export class Lists {
  private readonly due = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly lookups = new Set<string>();

  constructor(private readonly core: Core) {}

  /** Everything that the sidebar shows. A list that the server refuses just now is asked for again. */
  async all(): Promise<void> {
    const { me } = this.core.store.get();
    const lists = [this.friends(), this.rooms(), this.requests(), this.blocked(), this.person(me)];
    const done = await Promise.allSettled(lists);
    for (const one of done) if (one.status === 'rejected') this.again(one.reason);
  }

  /** A change that needs a list anew; several at a time ask once. */
  soon(what: 'friends' | 'rooms' | 'requests', delay = RELIST_MS): void {
    if (this.due.has(what)) return;
    const timer = setTimeout(() => {
      this.due.delete(what);
      if (this.core.isLive()) this[what]().catch((error: unknown) => this.again(error));
    }, delay);
    this.due.set(what, timer);
  }

  async members(roomId: string): Promise<void> {
    const members = await this.pages<Member>(async (cursor) => {
      const page = await this.core.ask('GET_ROOM_MEMBERS', { room_id: roomId, limit: PAGE, ...cursor });
      return [page.members, page.next_cursor];
    });
    this.core.store.dispatch({ type: 'members-listed', roomId, members });
  }

  async person(id: string): Promise<void> {
    const person = await this.core.ask('GET_USER', { user_id: id });
    this.core.store.dispatch({ type: 'people-seen', people: [person] });
  }

  /** The conversation with somebody who was a friend: what was written stays readable. */
  async past(id: string): Promise<void> {
    const page = await this.core.ask('RECEIVE_MESSAGE', { user_id: id, limit: 1 });
    const { last_seq: lastSeq = 0, read_seq: readSeq = 0 } = page;
    if (!lastSeq) return;
    const last = page.messages.at(-1) ?? null;
    this.core.store.dispatch({ type: 'past-listed', userId: id, lastSeq, readSeq: readSeq ?? lastSeq, last });
  }

  /** Looks up who wrote a message, once. */
  known(id: string | null | undefined): void {
    if (!id || this.core.store.get().people[personKey(id)] || this.lookups.has(id)) return;
    this.lookups.add(id);
    this.person(id).catch(() => this.lookups.delete(id));
  }

  async friends(): Promise<void> {
    const friends = await this.pages<Friend>(async (cursor) => {
      const page = await this.core.ask('GET_FRIENDS', { limit: PAGE, ...cursor });
      return [page.friends, page.next_cursor];
    });
    this.core.store.dispatch({ type: 'friends-listed', friends });
  }

  async rooms(): Promise<void> {
    const rooms = await this.pages<MyRoom>(async (cursor) => {
      const page = await this.core.ask('GET_ROOMS', { limit: PAGE, ...cursor });
      return [page.rooms, page.next_cursor];
    });
    this.core.store.dispatch({ type: 'rooms-listed', rooms });
  }

  async requests(): Promise<void> {
    const { requests } = await this.core.ask('GET_REQUESTS', {});
    this.core.store.dispatch({ type: 'requests-listed', requests });
    for (const { user_id, user_nickname } of requests) if (!user_nickname) this.known(user_id);
  }

  async blocked(): Promise<void> {
    const { users } = await this.core.ask('GET_BLOCKED_USERS', {});
    this.core.store.dispatch({ type: 'blocked-listed', blocked: users });
  }

  private again(error: unknown): void {
    if (!(error instanceof Refused) || (error.err !== 420 && error.err !== 503)) return;
    for (const what of ['friends', 'rooms', 'requests'] as const) this.soon(what, error.retryAfterMs ?? RETRY_MS);
  }

  private async pages<T>(get: (cursor: { cursor?: string }) => Promise<[T[], string | null]>): Promise<T[]> {
    const all: T[] = [];
    let cursor: string | null = null;
    do {
      const [items, next]: [T[], string | null] = await get(cursor === null ? {} : { cursor });
      all.push(...items);
      cursor = next;
    } while (cursor !== null);
    return all;
  }
}
