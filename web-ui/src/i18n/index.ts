import { LinkLost, Refused } from '../protocol/errors';
import { type Catalogue, en } from './en';

export const t: Catalogue = en;

/** An error in words. */
export function errorText(error: unknown): string {
  if (error instanceof LinkLost) return t.errors.link;
  if (error instanceof Refused) return t.errors[error.err] ?? t.errors.other(error.err);
  return t.errors.other(999);
}

const DAY = 86_400;
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(undefined, options);
const timeOfDay = format({ hour: '2-digit', minute: '2-digit' });
const dayAndMonth = format({ day: 'numeric', month: 'short' });
const fullDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
const withYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
const moment = format({ dateStyle: 'full', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(t.language, { numeric: 'auto' });

const dateOf = (seconds: number): Date => new Date(seconds * 1000);

export const clockTime = (seconds: number): string => timeOfDay.format(dateOf(seconds));
export const fullMoment = (seconds: number): string => moment.format(dateOf(seconds));
export const longDate = (seconds: number): string => withYear.format(dateOf(seconds));

/** A number that is the same for all moments of one day of the reader's calendar. */
export const dayOf = (seconds: number): number => {
  const date = dateOf(seconds);
  return date.getFullYear() * 10_000 + date.getMonth() * 100 + date.getDate();
};

export function dayName(seconds: number, nowSeconds: number): string {
  if (dayOf(seconds) === dayOf(nowSeconds)) return t.chat.today;
  if (dayOf(seconds) === dayOf(nowSeconds - DAY)) return t.chat.yesterday;
  return nowSeconds - seconds < 180 * DAY ? fullDay.format(dateOf(seconds)) : withYear.format(dateOf(seconds));
}

/** For a narrow place: the time today, else the day. */
export const shortWhen = (seconds: number, nowSeconds: number): string =>
  dayOf(seconds) === dayOf(nowSeconds) ? clockTime(seconds) : dayAndMonth.format(dateOf(seconds));

export function ago(seconds: number, nowSeconds: number): string {
  const passed = Math.max(0, nowSeconds - seconds);
  if (passed < 60) return relative.format(0, 'second');
  if (passed < 3600) return relative.format(-Math.floor(passed / 60), 'minute');
  if (passed < DAY) return relative.format(-Math.floor(passed / 3600), 'hour');
  if (passed < 30 * DAY) return relative.format(-Math.floor(passed / DAY), 'day');
  return withYear.format(dateOf(seconds));
}
