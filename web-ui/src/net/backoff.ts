export const FIRST_DELAY_MS = 500;
export const LONGEST_DELAY_MS = 30_000;

/** Full jitter: anything between nothing and the doubled bound, so that a whole server's clients do not come back at once. */
export function backoff(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 16)));
}
