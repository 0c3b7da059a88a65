import { addressOf } from '../state/route';
import type { ConvKey, Route } from '../state/types';

export const convAddress = (key: ConvKey): string => addressOf({ name: 'conv', key });
export const searchAddress = (key: ConvKey | null): string => addressOf({ name: 'search', key });
export const address = (name: Exclude<Route['name'], 'conv' | 'search'>): string => addressOf({ name });

export const go = (to: string): void => {
  window.location.hash = to;
};
