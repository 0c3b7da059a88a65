import { LinkLost, Refused, SUCCESS } from '../protocol/errors';
import { type Method, type RequestOf, type ResponseOf, responses } from '../protocol/methods';
import type { Shape } from '../protocol/shape';

export const ANSWER_TIMEOUT_MS = 15_000;

interface Waiting {
  method: Method;
  resolve(answer: never): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
}

/** Pairs the answers of one connection with what was asked. */
export class Rpc {
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly send: (text: string) => void) {}

  ask<M extends Method>(method: M, fields: RequestOf<M>): Promise<ResponseOf<M>> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new LinkLost(`no answer to ${method}`));
      }, ANSWER_TIMEOUT_MS);
      this.waiting.set(id, { method, resolve: resolve as (answer: never) => void, reject, timer });
      this.send(JSON.stringify({ ...fields, req_id: id, method }));
    });
  }

  /** Takes an answer; one that nobody waits for any more is dropped. */
  answer(answer: { resp_id: unknown; err?: unknown; retry_after_ms?: unknown }): void {
    const waiting = this.waiting.get(answer.resp_id as number);
    if (!waiting) return;
    this.waiting.delete(answer.resp_id as number);
    clearTimeout(waiting.timer);
    const shape: Shape<unknown> = responses[waiting.method];
    if (answer.err !== SUCCESS) {
      const wait = typeof answer.retry_after_ms === 'number' ? answer.retry_after_ms : null;
      waiting.reject(new Refused(typeof answer.err === 'number' ? answer.err : 999, wait));
    } else if (shape(answer)) waiting.resolve(answer as never);
    else {
      console.error(`The answer to ${waiting.method} has not the shape that this page knows`);
      waiting.reject(new Refused(999));
    }
  }

  end(): void {
    for (const { timer, reject } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new LinkLost('the connection went away'));
    }
    this.waiting.clear();
  }
}
