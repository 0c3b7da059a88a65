import { validId } from '../protocol/limits';
import { type ConvKey, idOf, isRoom, type Route } from '../state/types';

/** Addresses after the #, so that a plain file server is enough and every place can be linked. */
export function routeOf(hash: string): Route {
  const [, kind = '', id = ''] = hash.split('/');
  if (kind === 'room' && validId(id)) return { name: 'conv', key: `r:${id}` };
  if (kind === 'user' && validId(id)) return { name: 'conv', key: `u:${id}` };
  if (kind === 'discover' || kind === 'requests' || kind === 'settings') return { name: kind };
  return { name: 'home' };
}

export const convAddress = (key: ConvKey): string => `#/${isRoom(key) ? 'room' : 'user'}/${idOf(key)}`;
export const address = (name: Exclude<Route['name'], 'conv'>): string => (name === 'home' ? '#/' : `#/${name}`);

export const go = (to: string): void => {
  window.location.hash = to;
};
