import { createContext } from 'preact';
import { useContext, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Engine } from '../app/engine';
import type { State } from '../state/types';

export const EngineContext = createContext<Engine | null>(null);

export function useEngine(): Engine {
  const engine = useContext(EngineContext);
  if (!engine) throw new Error('no engine around this component');
  return engine;
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, i) => Object.is(item, b[i]));
}

/** A part of the state; the component is drawn again only when this part is another one. */
export function useApp<T>(select: (state: State) => T): T {
  const { store } = useEngine();
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const value = select(store.get());
  const latest = useRef({ select, value });
  latest.current = { select, value };
  useLayoutEffect(
    () =>
      store.subscribe(() => {
        if (!same(latest.current.select(store.get()), latest.current.value)) redraw(undefined as never);
      }),
    [store],
  );
  return value;
}
