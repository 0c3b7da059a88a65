import { validId } from '../protocol/limits';
import { type ConvKey, idOf, isRoom, type Route } from './types';

const keyFrom = (kind: string, id: string): ConvKey | null => {
  if (!validId(id)) return null;
  if (kind === 'room') return `r:${id}`;
  return kind === 'user' ? `u:${id}` : null;
};

/** Addresses after the #, so that a plain file server is enough and every place can be linked. */
export function routeOf(hash: string): Route {
  const [, kind = '', ...rest] = hash.split('/');
  const key = keyFrom(kind, rest[0] ?? '');
  if (key) return { name: 'conv', key };
  if (kind === 'search') return { name: 'search', key: keyFrom(rest[0] ?? '', rest[1] ?? '') };
  if (kind === 'discover' || kind === 'requests' || kind === 'settings') return { name: kind };
  return { name: 'home' };
}

const place = (key: ConvKey): string => `${isRoom(key) ? 'room' : 'user'}/${idOf(key)}`;

export function addressOf(route: Route): string {
  if (route.name === 'home') return '#/';
  if (route.name === 'conv') return `#/${place(route.key)}`;
  if (route.name === 'search' && route.key) return `#/search/${place(route.key)}`;
  return `#/${route.name}`;
}
