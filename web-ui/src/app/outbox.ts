import { backoff } from '../net/backoff';
import { LinkLost, Refused } from '../protocol/errors';
import type { ResponseOf } from '../protocol/methods';
import { type ConvKey, idOf, isRoom, type Outgoing } from '../state/types';
import { newId, now, wait } from './clock';
import type { Core } from './core';

/** The server knows a repeated send by its client_message_id for a day; later a repeat could double it. */
const REPEATABLE_MS = 23 * 3600 * 1000;
const RETRIES = 6;
const REPEAT_MS = 1_000;

/** Messages on their way: one after the other in a conversation, each repeated under the same ID until it is answered. */
export class Outbox {
  private readonly sending = new Set<ConvKey>();

  constructor(private readonly core: Core) {}

  send(key: ConvKey, text: string): void {
    const item: Outgoing = { clientId: newId(), text, time: now(), status: 'pending', err: null, seq: null };
    this.core.persist.saveOutgoing(this.me(), { key, clientId: item.clientId, text, time: item.time });
    this.core.store.dispatch({ type: 'outgoing', key, item });
    this.pump(key);
  }

  retry(key: ConvKey, clientId: string): void {
    const item = this.items(key).find((one) => one.clientId === clientId);
    if (!item) return;
    this.core.store.dispatch({ type: 'outgoing', key, item: { ...item, status: 'pending', err: null } });
    this.pump(key);
  }

  discard(key: ConvKey, clientId: string): void {
    this.core.persist.forgetOutgoing(this.me(), clientId);
    this.core.store.dispatch({ type: 'outgoing-dropped', key, clientId });
  }

  /** What an earlier page did not get out. */
  restore(): void {
    for (const { key, clientId, text, time } of this.core.persist.outgoing(this.me())) {
      if (this.items(key).some((item) => item.clientId === clientId)) continue;
      const status = now() - time < REPEATABLE_MS ? 'pending' : 'failed';
      this.core.store.dispatch({ type: 'outgoing', key, item: { clientId, text, time, status, err: null, seq: null } });
    }
  }

  flush(): void {
    for (const key of Object.keys(this.core.store.get().outbox)) this.pump(key as ConvKey);
  }

  private async pump(key: ConvKey): Promise<void> {
    if (this.sending.has(key)) return;
    this.sending.add(key);
    try {
      for (let item = this.next(key); item && this.core.isLive(); item = this.next(key)) {
        await this.deliver(key, item);
      }
    } catch (error) {
      if (!(error instanceof LinkLost)) throw error;
      // What is pending goes out when the link is back; it may be there still, and only one answer was lost.
      if (this.core.isLive()) setTimeout(() => this.pump(key), REPEAT_MS);
    } finally {
      this.sending.delete(key);
    }
  }

  private async deliver(key: ConvKey, item: Outgoing): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        this.stored(key, item, await this.ask(key, item));
        return;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const passing = error.err === 420 || error.err === 503;
        if (!passing || attempt >= RETRIES) {
          this.core.store.dispatch({ type: 'outgoing-failed', key, clientId: item.clientId, err: error.err });
          return;
        }
        await wait(Math.max(error.retryAfterMs ?? 0, backoff(attempt, Math.random)));
      }
    }
  }

  private ask(key: ConvKey, { text, clientId }: Outgoing): Promise<ResponseOf<'SEND_ROOM_MESSAGE'>> {
    const message = { text, client_message_id: clientId };
    return isRoom(key)
      ? this.core.ask('SEND_ROOM_MESSAGE', { room_id: idOf(key), ...message })
      : this.core.ask('SEND_PRIVATE_MESSAGE', { user_id: idOf(key), ...message });
  }

  private stored(key: ConvKey, item: Outgoing, answer: ResponseOf<'SEND_ROOM_MESSAGE'>): void {
    const { clientId, text } = item;
    const { message_id, seq, time } = answer;
    const message = { message_id, seq, time, sender_id: this.me(), text, client_message_id: clientId };
    this.core.persist.forgetOutgoing(this.me(), clientId);
    this.core.store.dispatch({ type: 'outgoing-sent', key, clientId, message });
  }

  private next(key: ConvKey): Outgoing | undefined {
    return this.items(key).find(({ status }) => status === 'pending');
  }

  private items(key: ConvKey): Outgoing[] {
    return this.core.store.get().outbox[key] ?? [];
  }

  private me(): string {
    return this.core.store.get().me;
  }
}
