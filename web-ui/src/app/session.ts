import type { Ask, Link } from '../net/link';
import { LinkLost, Refused } from '../protocol/errors';
import type { ResponseOf } from '../protocol/methods';
import type { SignedOutWhy } from '../state/types';
import type { Core } from './core';

const LOCK = 'scrp-session';
const WHY: SignedOutWhy[] = [
  'too_many_sessions',
  'too_many_connections',
  'password_changed',
  'user_deleted',
  'session_ended',
];

/** Who is signed in on this page, and the token that keeps it so. */
export class Session {
  constructor(
    private readonly core: Core,
    private readonly link: Link,
  ) {}

  /** Goes on where the last page of this browser stopped, or shows the sign-in form. */
  resume(): void {
    const stored = this.core.persist.token();
    if (!stored) {
      this.core.store.dispatch({ type: 'signed-out', why: null });
      return;
    }
    this.core.store.dispatch({ type: 'starting', me: stored.user });
    this.link.start();
  }

  async signUp(id: string, password: string, nickname: string, stay: boolean): Promise<void> {
    await this.link.open();
    await this.link.ask('SIGN_UP', { user_id: id, user_password: password, user_nickname: nickname });
    await this.logIn(id, password, stay);
    this.core.store.dispatch({ type: 'named', userId: id, nickname });
  }

  async logIn(id: string, password: string, stay: boolean): Promise<void> {
    await this.link.open();
    const answer = await this.link.ask('LOG_IN', { user_id: id, user_password: password });
    this.core.persist.saveToken({ token: answer.session_token, user: id }, stay);
    this.welcome(id, answer);
    this.link.loggedIn();
  }

  async logOut(): Promise<void> {
    const { me } = this.core.store.get();
    try {
      await this.link.ask('LOG_OUT', {});
    } catch (error) {
      // Without a connection the token dies on this device only; the server ends the session when it expires.
      if (!(error instanceof LinkLost || error instanceof Refused)) throw error;
    }
    this.core.persist.forgetUser(me);
    this.end('signed_out');
  }

  /** The server has logged this connection off. */
  forced(reason: string | null | undefined): void {
    const why = WHY.find((known) => known === reason) ?? 'session_ended';
    if (why !== 'too_many_connections') this.core.persist.forgetToken();
    if (why === 'user_deleted') this.core.persist.forgetUser(this.core.store.get().me);
    this.link.rest();
    this.core.store.dispatch({ type: 'signed-out', why });
  }

  end(why: SignedOutWhy): void {
    this.core.persist.forgetToken();
    this.link.rest();
    this.core.store.dispatch({ type: 'signed-out', why });
  }

  /** A changed password ends every other token and brings a new one. */
  renew(token: string | null | undefined): void {
    if (token) this.core.persist.renewToken({ token, user: this.core.store.get().me });
  }

  /** Logs a fresh connection in with the stored token, one tab after the other where the browser can. */
  authenticate = (ask: Ask): Promise<boolean> => {
    const locks = globalThis.navigator?.locks;
    return locks ? locks.request(LOCK, () => this.useToken(ask)) : this.useToken(ask);
  };

  private async useToken(ask: Ask): Promise<boolean> {
    const stored = this.core.persist.token();
    if (!stored) {
      this.core.store.dispatch({ type: 'signed-out', why: 'session_ended' });
      return false;
    }
    try {
      const answer = await ask('RESUME_SESSION', { session_token: stored.token });
      this.core.persist.renewToken({ token: answer.session_token, user: stored.user });
      this.welcome(stored.user, answer);
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || error.err !== 355) throw error;
      // Another tab may have taken a newer token meanwhile.
      if (this.core.persist.token()?.token !== stored.token) return this.useToken(ask);
      this.core.persist.forgetToken();
      this.core.store.dispatch({ type: 'signed-out', why: 'expired' });
      return false;
    }
  }

  private welcome(user: string, answer: ResponseOf<'RESUME_SESSION'>): void {
    const { store, persist } = this.core;
    const { me, epoch, phase } = store.get();
    if (phase === 'signed-in' && me !== user) store.dispatch({ type: 'signed-out', why: null });
    const isNewEpoch = epoch !== null && answer.store_epoch != null && answer.store_epoch !== epoch;
    if (isNewEpoch) store.dispatch({ type: 'store-reset', epoch: answer.store_epoch as string });
    store.dispatch({ type: 'signed-in', me: user, epoch: answer.store_epoch ?? null });
    store.dispatch({ type: 'asked-restored', asked: persist.asked(user) });
    store.dispatch({ type: 'muted', muted: persist.muted(user) });
    store.dispatch({ type: 'drafts-restored', drafts: persist.drafts(user) });
  }
}
