import { Refused } from '../protocol/errors';
import { wait } from './clock';
import type { Core } from './core';

const PAGE = 200;

/** Everything that the server keeps of me, page by page; `onCount` hears how much there is so far. */
export async function exportAll(core: Core, onCount: (items: number) => void): Promise<object[]> {
  const items: object[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: object[]; next_cursor: string | null } = await pageOf(core, cursor);
    items.push(...page.items);
    cursor = page.next_cursor;
    onCount(items.length);
  } while (cursor !== null);
  return items;
}

/** A server that is asked for too much at a time says when to ask again. */
async function pageOf(core: Core, cursor: string | null): Promise<{ items: object[]; next_cursor: string | null }> {
  for (;;) {
    try {
      return await core.ask('EXPORT_USER', cursor === null ? { limit: PAGE } : { limit: PAGE, cursor });
    } catch (error) {
      if (!(error instanceof Refused) || error.err !== 420 || error.retryAfterMs === null) throw error;
      await wait(error.retryAfterMs);
    }
  }
}
