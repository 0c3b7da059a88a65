import type { Ask } from '../net/link';
import type { Action } from '../state/actions';
import type { Persist } from '../state/persist';
import type { Store } from '../state/store';
import type { State, Toast } from '../state/types';

/** What the parts of the page's engine share. */
export interface Core {
  store: Store<State, Action>;
  persist: Persist;
  /** Asks on the live connection, waiting a while for one. */
  ask: Ask;
  isLive(): boolean;
  /** Says something for a while; `to` is the address that it leads to. */
  toast(text: string, tone?: Toast['tone'], to?: string): void;
}
