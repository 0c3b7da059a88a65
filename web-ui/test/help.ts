import { vi } from 'vitest';
import { Engine } from '../src/app/engine';
import { Persist } from '../src/state/persist';
import type { State } from '../src/state/types';
import type { FakeServer } from './fake/server';

class MemoryStorage implements Storage {
  [name: string]: unknown;
  get length(): number {
    return Object.keys(this).length;
  }
  clear(): void {
    for (const name of Object.keys(this)) delete this[name];
  }
  getItem(name: string): string | null {
    return (this[name] as string | undefined) ?? null;
  }
  key(index: number): string | null {
    return Object.keys(this)[index] ?? null;
  }
  removeItem(name: string): void {
    delete this[name];
  }
  setItem(name: string, value: string): void {
    this[name] = value;
  }
}

/** What one browser keeps: pages of it share the first storage. */
export const newBrowser = (): { local: Storage; session: () => Storage } => ({
  local: new MemoryStorage(),
  session: () => new MemoryStorage(),
});

export function newPage(server: FakeServer, browser = newBrowser()): Engine {
  const persist = new Persist(browser.local, browser.session());
  const engine = new Engine({ openWire: server.open, persist, random: () => 0.5 });
  engine.start();
  return engine;
}

/** Lets time pass until it is so; fails when it does not become so. */
export async function until(engine: Engine, isSo: (state: State) => boolean, ms = 60_000): Promise<void> {
  for (let passed = 0; passed <= ms; passed += 50) {
    if (isSo(engine.store.get())) return;
    await vi.advanceTimersByTimeAsync(50);
  }
  throw new Error(`it did not become so: ${isSo}`);
}

export async function signedUp(server: FakeServer, id: string, browser = newBrowser()): Promise<Engine> {
  const engine = newPage(server, browser);
  await vi.advanceTimersByTimeAsync(1);
  const done = engine.session.signUp(id, 'secret', `${id} name`, true);
  await vi.advanceTimersByTimeAsync(10);
  await done;
  await until(engine, (state) => state.synced);
  return engine;
}
