import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { VListHandle } from 'virtua';
import type { Row } from './rows';

const NEAR_BOTTOM = 48;
/** How far under the upper edge the first unread message begins. */
const UNREAD_FROM_TOP = 64;
/** A move this soon after a wheel, a finger or a key that leads upwards is the reader's. */
const HAND_MS = 3_000;
const UP_KEYS = ['ArrowUp', 'PageUp', 'Home'];

export interface Hold {
  /** Whether the newest message is held in sight. */
  stuck: boolean;
  /** To be told of each scroll, each change of a size, and what the reader does. */
  onScroll: () => void;
  onResize: () => void;
  onWheel: (event: WheelEvent) => void;
  onTouchMove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  toBottom: () => void;
  /** Holds a row near the upper edge. */
  to: (id: string) => void;
}

/**
 * What the log holds on to while rows arrive and are measured: its end, or at first the first unread message, or
 * nothing once the reader has moved away. It sets the place itself, at once: a scroll that the list would finish later
 * could pull back a reader who has moved meanwhile.
 */
export function useHold(box: RefObject<HTMLElement | null>, list: RefObject<VListHandle | null>, rows: Row[]): Hold {
  const [stuck, showStuck] = useState(true);
  const held = useRef<'end' | string | null>('end');
  const place = useRef({ offset: 0, size: 0, view: 0 });
  const touched = useRef(0);
  const latest = useRef(rows);
  latest.current = rows;

  const hold = useCallback((what: 'end' | string | null): void => {
    held.current = what;
    showStuck(what === 'end');
  }, []);

  const settle = useCallback((): void => {
    const scroller = box.current?.querySelector('.log-list');
    if (!scroller || held.current === null) return;
    if (held.current === 'end') {
      scroller.scrollTop = scroller.scrollHeight;
      return;
    }
    const at = latest.current.findIndex(({ id }) => id === held.current);
    if (at >= 0 && list.current) scroller.scrollTop = list.current.getItemOffset(at) - UNREAD_FROM_TOP;
  }, [box, list]);

  const touch = (): void => {
    touched.current = Date.now();
    if (held.current !== 'end') hold(null);
  };

  const toBottom = useCallback((): void => {
    hold('end');
    settle();
  }, [hold, settle]);

  const to = useCallback(
    (id: string): void => {
      hold(id);
      settle();
      // A log that is as short as the screen does not scroll: its end is in sight.
      const scroller = box.current?.querySelector('.log-list');
      if (scroller && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM) hold('end');
    },
    [box, hold, settle],
  );

  // Where to begin: at the first unread message, else at the newest.
  useLayoutEffect(() => {
    hold(rows.find((row) => row.kind === 'message' && row.unread)?.id ?? 'end');
    settle();
    // Once, when the log is shown
  }, []);

  const last = rows.at(-1);
  // A new last row: my own is always shown, another's where the end is held
  useLayoutEffect(() => {
    if (last?.kind === 'outgoing') toBottom();
    else settle();
  }, [last?.id, rows.length, settle, toBottom]);

  const onScroll = (): void => {
    const at = list.current;
    if (!at) return;
    const { scrollOffset: offset, scrollSize: size } = at;
    // The list learns of a keyboard that comes or goes only after the browser has moved the place.
    const view = box.current?.querySelector('.log-list')?.clientHeight ?? at.viewportSize;
    const isMovedUp = offset < place.current.offset - 1;
    // Rows that arrive or are measured move the place too, for a moment; only a reader lets go.
    const isSame = size === place.current.size && view === place.current.view;
    const byReader = Date.now() - touched.current < HAND_MS || isSame;
    if (size - offset - view < NEAR_BOTTOM) hold('end');
    else if (held.current === 'end' && isMovedUp && byReader) hold(null);
    place.current = { offset, size, view };
  };

  return {
    stuck,
    onScroll,
    onResize: () => {
      settle();
      // The new height is drawn after this.
      requestAnimationFrame(settle);
    },
    onWheel: (event) => event.deltaY < 0 && touch(),
    onTouchMove: touch,
    onKeyDown: (event) => UP_KEYS.includes(event.key) && touch(),
    toBottom,
    to,
  };
}
