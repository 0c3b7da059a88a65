import { LinkLost, Refused } from '../protocol/errors';
import type { Method, RequestOf, ResponseOf } from '../protocol/methods';
import { asPush, type Push } from '../protocol/pushes';
import { backoff } from './backoff';
import { Rpc } from './rpc';
import type { OpenWire, Wire } from './socket';

export const CONNECT_TIMEOUT_MS = 10_000;
export const SILENCE_MS = 25_000;
export const DEAD_AFTER_MS = 10_000;

/**
 * Where the one connection of this page stands. `open` is connected without a log-in; `live` is logged in. A link that
 * was live and is not any more stays wanted and comes back by itself, until it is told to rest.
 */
export type LinkState =
  | { name: 'idle' }
  | { name: 'connecting'; attempt: number }
  | { name: 'open' }
  | { name: 'authenticating'; attempt: number }
  | { name: 'live' }
  | { name: 'waiting'; attempt: number; until: number };

export interface LinkHost {
  openWire: OpenWire;
  now(): number;
  random(): number;
  /** Logs in on a fresh connection; resolves to false where there is nothing left to log in with. */
  authenticate(ask: Ask): Promise<boolean>;
  onState(state: LinkState): void;
  onPush(push: Push): void;
}

export type Ask = <M extends Method>(method: M, fields: RequestOf<M>) => Promise<ResponseOf<M>>;

export class Link {
  private state: LinkState = { name: 'idle' };
  private wire: Wire | null = null;
  private rpc: Rpc | null = null;
  private wanted = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private goingAway: { until: number } | null = null;
  private openWaiters: { resolve(): void; reject(error: Error): void }[] = [];

  constructor(private readonly host: LinkHost) {}

  /** Connects and logs in, again and again until it is told to rest. */
  start(): void {
    this.wanted = true;
    if (this.state.name === 'idle') this.connect(0);
    // A form has opened the connection already.
    else if (this.state.name === 'open') this.opened(0);
  }

  /** Gives up the connection and does not come back. */
  rest(): void {
    this.wanted = false;
    this.drop();
    this.enter({ name: 'idle' });
  }

  /** A connection without a log-in, for the forms that need none. */
  open(): Promise<void> {
    if (this.state.name === 'open' || this.state.name === 'live') return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.openWaiters.push({ resolve, reject });
      if (this.state.name === 'idle') this.connect(0);
    });
  }

  /** A form has logged in on the open connection. */
  loggedIn(): void {
    this.wanted = true;
    if (this.state.name === 'open') this.enter({ name: 'live' });
  }

  /** The connection stays, but its log-in is gone. */
  loggedOff(): void {
    this.wanted = false;
    if (this.state.name === 'live') this.enter({ name: 'open' });
    else this.rest();
  }

  ask: Ask = (method, fields) => {
    if (!this.rpc || !['open', 'authenticating', 'live'].includes(this.state.name)) {
      return Promise.reject(new LinkLost('not connected'));
    }
    return this.rpc.ask(method, fields);
  };

  /** Ends a wait at once; checks a connection that may have died while nobody looked. */
  nudge(): void {
    if (this.state.name === 'waiting') {
      this.goingAway = null;
      this.connect(this.state.attempt);
    } else if (this.state.name === 'live' || this.state.name === 'open') this.probe();
  }

  /** The server leaves: come back within the time it names, not all at once. */
  serverGoesAway(retryAfterMs: number): void {
    if (this.goingAway || !this.wanted) return;
    const delay = Math.round(this.host.random() * retryAfterMs);
    this.goingAway = { until: this.host.now() + delay };
    this.timer = setTimeout(() => {
      this.goingAway = null;
      this.drop();
      this.connect(0);
    }, delay);
  }

  private enter(state: LinkState): void {
    this.state = state;
    this.host.onState(state);
  }

  private connect(attempt: number): void {
    this.drop();
    this.enter({ name: 'connecting', attempt });
    this.timer = setTimeout(() => this.lost(attempt), CONNECT_TIMEOUT_MS);
    let wire: Wire | null = null;
    const current = (): boolean => this.wire === wire && wire !== null;
    wire = this.host.openWire({
      onOpen: () => current() && this.opened(attempt),
      onText: (text) => current() && this.receive(text),
      onClose: () => current() && this.lost(attempt),
    });
    this.wire = wire;
    this.rpc = new Rpc((text) => wire?.send(text));
  }

  private opened(attempt: number): void {
    clearTimeout(this.timer);
    this.listen();
    if (!this.wanted) {
      this.enter({ name: 'open' });
      for (const waiter of this.openWaiters.splice(0)) waiter.resolve();
      return;
    }
    this.enter({ name: 'authenticating', attempt });
    const wire = this.wire;
    this.host.authenticate(this.ask).then(
      (known) => {
        if (this.wire !== wire) return;
        if (!known) this.rest();
        else {
          this.enter({ name: 'live' });
          for (const waiter of this.openWaiters.splice(0)) waiter.resolve();
        }
      },
      (error: unknown) => {
        if (this.wire === wire) this.lost(attempt, error instanceof Refused ? error.retryAfterMs : null);
      },
    );
  }

  private receive(text: string): void {
    this.listen();
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      console.error('The server sent something that is not JSON');
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if ('resp_id' in value) this.rpc?.answer(value);
    else {
      const push = asPush(value);
      if (push) this.host.onPush(push);
    }
  }

  /**
   * Silence is suspicious: ask for the time, and take no answer for a dead connection. Where nobody has logged in the
   * server may end the connection, which costs it something.
   */
  private listen(): void {
    clearTimeout(this.watch);
    if (this.wanted) this.watch = setTimeout(() => this.probe(), SILENCE_MS);
  }

  private probe(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.lost(0), DEAD_AFTER_MS);
    this.rpc?.ask('GET_TIME', {}).catch(() => {});
  }

  private lost(attempt: number, retryAfterMs: number | null = null): void {
    const wasLive = this.state.name === 'live';
    const planned = this.goingAway;
    this.drop();
    if (!this.wanted) {
      this.enter({ name: 'idle' });
      for (const waiter of this.openWaiters.splice(0)) waiter.reject(new LinkLost('no connection'));
      return;
    }
    const next = wasLive ? 0 : attempt + 1;
    const delay = planned
      ? Math.max(0, planned.until - this.host.now())
      : Math.max(retryAfterMs ?? 0, backoff(next, this.host.random));
    this.goingAway = null;
    this.enter({ name: 'waiting', attempt: next, until: this.host.now() + delay });
    this.timer = setTimeout(() => this.connect(next), delay);
  }

  private drop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.watch);
    const { wire, rpc } = this;
    this.wire = null;
    this.rpc = null;
    rpc?.end();
    wire?.close();
  }
}
