import { t } from '../i18n';
import { type Ask, Link, type LinkHost, type LinkState } from '../net/link';
import type { OpenWire } from '../net/socket';
import { LinkLost } from '../protocol/errors';
import type { Push } from '../protocol/pushes';
import type { Action } from '../state/actions';
import type { Persist } from '../state/persist';
import { keyOf } from '../state/pushed';
import { reduce } from '../state/reduce';
import { createStore, type Store } from '../state/store';
import { type ConvKey, initialState, isRoom, roomKey, type State, type Toast } from '../state/types';
import { now } from './clock';
import { Commands } from './commands';
import type { Core } from './core';
import { History } from './history';
import { Lists } from './lists';
import { noticeOf } from './notices';
import { Outbox } from './outbox';
import { Search } from './search';
import { Session } from './session';

const PATIENCE_MS = 15_000;
const TOAST_MS = 6_000;
const RELIST_AFTER_MS = 10_000;

export interface EngineHost {
  openWire: OpenWire;
  persist: Persist;
  random?: () => number;
}

/** The page without its looks: one connection, one state, and what flows between them. */
export class Engine implements Core {
  readonly store: Store<State, Action> = createStore(reduce, initialState);
  readonly persist: Persist;
  readonly link: Link;
  readonly session: Session;
  readonly lists: Lists;
  readonly history: History;
  readonly outbox: Outbox;
  readonly commands: Commands;
  readonly search: Search;
  /** Told of each message of others that arrives while this page runs. */
  onMessage: (key: ConvKey, senderId: string, text: string) => void = () => {};

  private nextToast = 1;
  /** Pushes that overtake the lists they belong to wait here. */
  private held: Push[] | null = null;
  private liveWaiters: (() => void)[] = [];
  private syncs = 0;
  private listedAt = 0;
  private version: string | null = null;

  constructor(host: EngineHost) {
    this.persist = host.persist;
    const linkHost: LinkHost = {
      openWire: host.openWire,
      now,
      random: host.random ?? Math.random,
      authenticate: (ask) => this.session.authenticate(ask),
      onState: (state) => this.linkChanged(state),
      onPush: (push) => this.pushed(push),
    };
    this.link = new Link(linkHost);
    this.session = new Session(this, this.link);
    this.lists = new Lists(this);
    this.history = new History(this, this.lists);
    this.outbox = new Outbox(this);
    this.commands = new Commands(this, this.lists, this.session);
    this.search = new Search(this, this.lists);
  }

  start(): void {
    this.store.dispatch({ type: 'theme', theme: this.persist.theme() });
    this.session.resume();
  }

  ask: Ask = async (method, fields) => {
    if (!this.isLive()) await this.live();
    return this.link.ask(method, fields);
  };

  isLive(): boolean {
    return this.store.get().link.name === 'live';
  }

  toast(text: string, tone: Toast['tone'] = 'plain', to?: string): void {
    const id = this.nextToast++;
    this.store.dispatch({ type: 'toast', toast: to === undefined ? { id, text, tone } : { id, text, tone, to } });
    setTimeout(() => this.store.dispatch({ type: 'toast-gone', id }), TOAST_MS);
  }

  private live(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.liveWaiters = this.liveWaiters.filter((waiter) => waiter !== done);
        reject(new LinkLost('not connected'));
      }, PATIENCE_MS);
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.liveWaiters.push(done);
    });
  }

  private linkChanged(state: LinkState): void {
    this.store.dispatch({ type: 'link', state, at: now() });
    // The first push can come in the same turn as the answer to the log-in.
    if (state.name === 'authenticating' || state.name === 'open') this.held = [];
    if (state.name !== 'live') return;
    for (const waiter of this.liveWaiters.splice(0)) waiter();
    void this.sync();
  }

  /** After every log-in: the lists first, then what was pushed meanwhile, then what is missing and what is due. */
  private async sync(): Promise<void> {
    const turn = ++this.syncs;
    this.held ??= [];
    this.link
      .ask('SET_CLIENT_INFO', { client_nickname: 'SCRP web page', client_version: '1.0.0', protocol_version: '1.0' })
      .catch(() => {});
    void this.checkVersion();
    this.outbox.restore();
    this.listedAt = now();
    await this.lists.all();
    if (!this.isLive() || turn !== this.syncs) return;
    const held = this.held ?? [];
    this.held = null;
    for (const push of held) this.apply(push);
    this.store.dispatch({ type: 'synced' });
    this.history.flushReads();
    this.showRoute();
    this.outbox.flush();
  }

  /** The server may have been replaced by a newer one under this page. */
  private async checkVersion(): Promise<void> {
    try {
      const { server_version: version } = await this.link.ask('GET_SERVER_INFO', {});
      this.version ??= version;
      if (version !== this.version) this.store.dispatch({ type: 'outdated' });
    } catch {
      // Asked again after the next log-in.
    }
  }

  /** Somebody looks at the page again. Not every act at another device is told to this one: look anew now and then. */
  lookedAt(): void {
    this.link.nudge();
    if (!this.isLive() || now() - this.listedAt < RELIST_AFTER_MS) return;
    this.listedAt = now();
    void this.lists.all();
  }

  /** The conversation on the screen is made whole; the others when they are opened. */
  showRoute(): void {
    const { route, convs, synced } = this.store.get();
    if (!synced || route.name !== 'conv' || !convs[route.key]) return;
    void this.history.open(route.key);
    if (isRoom(route.key) && !this.store.get().members[route.key]) {
      this.lists.members(route.key.slice(2)).catch(() => {});
    }
  }

  private pushed(push: Push): void {
    if (push.method === 'SERVER_GOING_AWAY') this.link.serverGoesAway(push.retry_after_ms ?? 0);
    else if (push.method === 'FORCED_TO_LOGGED_OFF') this.session.forced(push.reason);
    else if (push.method === 'STORE_RESET') this.reset(push.store_epoch);
    else if (this.held) this.held.push(push);
    else this.apply(push);
  }

  private reset(epoch: string): void {
    if (this.store.get().epoch === epoch) return;
    this.history.forget();
    this.store.dispatch({ type: 'store-reset', epoch });
    this.toast(t.toasts.storeReset);
    if (this.isLive()) void this.sync();
  }

  private apply(push: Push): void {
    const before = this.store.get();
    const notice = noticeOf(before, push);
    if (notice) this.toast(notice.text, notice.tone, notice.to);
    this.store.dispatch({ type: 'push', push, at: now() });
    this.follow(before, push);
  }

  /** What a push makes this page ask for. */
  private follow(before: State, push: Push): void {
    const me = 'user_id' in push && push.user_id === before.me;
    switch (push.method) {
      case 'NEW_PRIVATE_MESSAGE':
      case 'NEW_ROOM_MESSAGE':
        this.arrived(before, keyOf(before.me, push), push.sender_id, push.deleted ? '' : (push.text ?? ''));
        break;
      case 'FRIEND_ADDED':
      case 'FRIEND_REMOVED':
        this.lists.soon('friends');
        break;
      case 'USER_ENTER_ROOM':
        if (me) this.lists.soon('rooms');
        // Whether who entered is online is not in the push; it matters where the members are on the screen.
        else if (before.members[roomKey(push.room_id)]) this.lists.person(push.user_id).catch(() => {});
        break;
      case 'USER_LEAVE_ROOM':
        if (me) this.lists.soon('rooms');
        break;
      case 'ROOM_REMOVED':
        this.lists.soon('rooms');
        break;
      case 'ROOM_OWNER_CHANGED':
      case 'APPOINTED_AS_ADMIN':
      case 'DISMISSED_AS_ADMIN':
        if (me || push.method === 'ROOM_OWNER_CHANGED') this.lists.soon('requests');
        break;
      case 'ROOM_INVITATION':
        // The push names neither who invites nor the room as people know them; the list does.
        this.lists.soon('requests');
        break;
      case 'USER_TYPING':
        setTimeout(() => this.store.dispatch({ type: 'typing-over', at: now() }), 6_100);
        break;
      default:
        break;
    }
    if (push.method === 'REQUEST_APPROVED' || push.method === 'REQUEST_REJECTED') {
      this.persist.saveAsked(before.me, this.store.get().asked);
    }
  }

  private arrived(before: State, key: ConvKey, senderId: string | null, text: string): void {
    const conv = before.convs[key];
    if (!conv) this.lists.soon(isRoom(key) ? 'rooms' : 'friends');
    this.lists.known(senderId);
    this.history.checkForHole(key);
    const isNews = senderId !== null && senderId !== before.me && text !== '';
    if (isNews && this.store.get().convs[key] !== conv) this.onMessage(key, senderId, text);
  }
}
