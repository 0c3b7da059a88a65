import type { ResponseOf } from '../protocol/methods';
import { hasOlder, type LogPage } from '../state/log';
import { type ConvKey, isRoom, type Log, targetOf } from '../state/types';
import type { Core } from './core';
import type { Lists } from './lists';

const PAGE = 50;
const WIDE_PAGE = 200;
/** What a reconnect fetches at most before it begins anew at the newest page. */
const CATCH_UP_PAGES = 5;
/** How far back a found message may stand to be shown in its place. */
const REACH_PAGES = 100;
const HOLE_MS = 250;
const READ_MS = 400;

/** Brings messages into the logs: when one is opened, when it is scrolled, when something is missing. */
export class History {
  private readonly busy = new Set<ConvKey>();
  private readonly holes = new Map<ConvKey, ReturnType<typeof setTimeout>>();
  private readonly reads = new Map<ConvKey, number>();
  private readTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly core: Core,
    private readonly lists: Lists,
  ) {}

  /** Makes the log of a conversation whole and current. */
  async open(key: ConvKey): Promise<void> {
    const known = this.log(key);
    if (this.busy.has(key) || (known?.status === 'ready' && !known.stale)) return;
    this.busy.add(key);
    this.core.store.dispatch({ type: 'log-loading', key });
    try {
      if (known && known.items.length > 0) await this.after(key, CATCH_UP_PAGES);
      this.put(key, 'newest', await this.page(key, { limit: known ? WIDE_PAGE / 2 : PAGE }));
    } catch {
      this.core.store.dispatch({ type: 'log-failed', key });
    } finally {
      this.busy.delete(key);
    }
    this.checkForHole(key);
  }

  async older(key: ConvKey): Promise<void> {
    const log = this.log(key);
    if (log?.status !== 'ready' || log.loadingOlder || !hasOlder(log) || !this.core.isLive()) return;
    const oldest = log.items[0]?.seq ?? log.cursor + 1;
    this.core.store.dispatch({ type: 'older-loading', key, loading: true });
    try {
      this.put(key, 'older', await this.page(key, { before_seq: oldest, limit: PAGE }));
    } catch {
      this.core.store.dispatch({ type: 'older-loading', key, loading: false });
    }
  }

  /** Makes the log reach back to a message, so that it can be shown in its place; false where that is too far. */
  async reach(key: ConvKey, seq: number): Promise<boolean> {
    await this.open(key);
    const log = this.log(key);
    if (log?.status !== 'ready' || log.loadingOlder) return false;
    const oldest = log.items[0]?.seq ?? log.cursor + 1;
    // The oldest message known is not shown while there are older ones.
    if (oldest < seq || !hasOlder(log)) return oldest <= seq;
    this.core.store.dispatch({ type: 'older-loading', key, loading: true });
    try {
      const answer = await this.back(key, oldest, seq);
      this.put(key, 'older', answer);
      return (answer.messages[0]?.seq ?? oldest) <= seq;
    } catch (error) {
      this.core.store.dispatch({ type: 'older-loading', key, loading: false });
      throw error;
    }
  }

  /** The pages before `oldest` up to one message before `seq`, as one. */
  private async back(key: ConvKey, oldest: number, seq: number): Promise<ResponseOf<'RECEIVE_MESSAGE'>> {
    const before = (from: number) => this.page(key, { before_seq: from, limit: WIDE_PAGE });
    let page = await before(oldest);
    let { messages } = page;
    for (let i = 1; i < REACH_PAGES; i++) {
      const from = page.messages[0]?.seq ?? 0;
      if (from < seq || from <= (page.first_seq ?? 1)) break;
      page = await before(from);
      messages = [...page.messages, ...messages];
    }
    return { ...page, messages };
  }

  /** A sequence number jumped: give what is missing a moment to arrive by itself, then fetch it. */
  checkForHole(key: ConvKey): void {
    if (!this.hasHole(key) || this.holes.has(key)) return;
    const timer = setTimeout(() => {
      this.holes.delete(key);
      if (!this.hasHole(key)) return;
      this.after(key, CATCH_UP_PAGES).then(
        () => this.checkForHole(key),
        () => {},
      );
    }, HOLE_MS);
    this.holes.set(key, timer);
  }

  /** Everything that is on the screen has been seen. */
  read(key: ConvKey): void {
    const conv = this.core.store.get().convs[key];
    const log = this.log(key);
    if (!conv || log?.status !== 'ready' || log.cursor <= conv.readSeq) return;
    this.core.store.dispatch({ type: 'read', key, seq: log.cursor });
    this.reads.set(key, log.cursor);
    this.readTimer ??= setTimeout(() => this.flushReads(), READ_MS);
  }

  flushReads(): void {
    clearTimeout(this.readTimer);
    this.readTimer = undefined;
    if (!this.core.isLive()) return;
    for (const [key, seq] of this.reads) {
      this.core.ask('MARK_READ', { ...targetOf(key), seq }).then(
        () => this.reads.get(key) === seq && this.reads.delete(key),
        () => {},
      );
    }
  }

  forget(): void {
    for (const timer of this.holes.values()) clearTimeout(timer);
    this.holes.clear();
    this.reads.clear();
  }

  private hasHole(key: ConvKey): boolean {
    const log = this.log(key);
    return log?.status === 'ready' && !this.busy.has(key) && log.ahead.length > 0;
  }

  private async after(key: ConvKey, pages: number): Promise<void> {
    for (let i = 0; i < pages; i++) {
      const log = this.log(key);
      if (!log) return;
      const page = await this.page(key, { after_seq: log.cursor, limit: WIDE_PAGE });
      this.put(key, 'after', page);
      if (!page.more) return;
    }
  }

  private page(
    key: ConvKey,
    bounds: { after_seq?: number; before_seq?: number; limit: number },
  ): Promise<ResponseOf<'RECEIVE_MESSAGE'>> {
    return this.core.ask('RECEIVE_MESSAGE', { ...targetOf(key), ...bounds });
  }

  private put(key: ConvKey, where: 'newest' | 'after' | 'older', answer: ResponseOf<'RECEIVE_MESSAGE'>): void {
    const { messages } = answer;
    const first = messages[0]?.seq ?? (answer.last_seq ?? 0) + 1;
    const page: LogPage = {
      messages,
      lastSeq: answer.last_seq ?? messages.at(-1)?.seq ?? 0,
      firstSeq: answer.first_seq ?? (answer.more ? 1 : first),
    };
    this.core.store.dispatch({ type: 'log-page', key, where, page });
    if (isRoom(key)) for (const { sender_id } of messages) this.lists.known(sender_id);
  }

  private log(key: ConvKey): Log | undefined {
    return this.core.store.get().logs[key];
  }
}
