import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { VList, type VListHandle } from 'virtua';
import { t } from '../../i18n';
import { hasOlder } from '../../state/log';
import { titleOf } from '../../state/select';
import type { Conv, Log as LogState, Outgoing } from '../../state/types';
import { Empty, Spinner } from '../base/Bits';
import { Button } from '../base/Button';
import { Icon } from '../base/Icon';
import { useApp, useEngine } from '../context';
import { LogStart } from './LogStart';
import { MessageRow } from './MessageRow';
import { OutgoingRow } from './OutgoingRow';
import { type Row, rowsOf } from './rows';
import { useHold } from './useHold';
import { useJump } from './useJump';

const NEAR_TOP = 400;
const NOTHING: Outgoing[] = [];

/** The only place that knows the virtual list. */
export function Log({ conv }: { conv: Conv }) {
  const engine = useEngine();
  const log = useApp((state) => state.logs[conv.key]);
  if (!log || (log.status === 'loading' && log.items.length === 0)) return <Spinner label={t.chat.loading} />;
  if (log.status === 'failed') {
    return (
      <Empty title={t.chat.failed} text="">
        <Button onClick={() => void engine.history.open(conv.key)}>{t.chat.again}</Button>
      </Empty>
    );
  }
  return <Rows conv={conv} log={log} />;
}

function Rows({ conv, log }: { conv: Conv; log: LogState }) {
  const engine = useEngine();
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<VListHandle>(null);
  const [me, name] = useApp((state) => [state.me, titleOf(state, conv.key)]);
  const outbox = useApp((state) => state.outbox[conv.key]) ?? NOTHING;
  const rows = useMemo(() => rowsOf(log, outbox, me), [log, outbox, me]);
  const hold = useHold(box, list, rows);
  const { stuck, toBottom } = hold;
  const [active, setActive] = useState<string | null>(null);
  const target = useJump(conv.key, rows, hold.to);
  const seenUpTo = useRef(log.cursor);
  const first = useRef(rows[0]?.id);

  // Rows were added at the start: keep what is on the screen where it is.
  const shift =
    first.current !== undefined && first.current !== rows[0]?.id && rows.some(({ id }) => id === first.current);
  useLayoutEffect(() => {
    first.current = rows[0]?.id;
  });

  const lookUp = useCallback((): void => {
    const at = list.current;
    if (at && at.scrollOffset < NEAR_TOP && hasOlder(log)) void engine.history.older(conv.key);
  }, [engine, conv.key, log]);

  useEffect(() => {
    const timer = setTimeout(lookUp, 50);
    return () => clearTimeout(timer);
  }, [lookUp]);

  // What is at the bottom of a page that is looked at has been read.
  useEffect(() => {
    const read = (): void => {
      if (!stuck || document.visibilityState !== 'visible' || !document.hasFocus()) return;
      seenUpTo.current = log.cursor;
      engine.history.read(conv.key);
    };
    read();
    window.addEventListener('focus', read);
    document.addEventListener('visibilitychange', read);
    return () => {
      window.removeEventListener('focus', read);
      document.removeEventListener('visibilitychange', read);
    };
  }, [engine, conv.key, log.cursor, stuck]);

  const below = stuck ? 0 : log.items.filter(({ seq, sender_id }) => seq > seenUpTo.current && sender_id !== me).length;
  const lastMine = log.items.at(-1);
  const seenSeq =
    !conv.room && lastMine?.sender_id === me && conv.peerReadSeq >= lastMine.seq && outbox.length === 0
      ? lastMine.seq
      : 0;

  const onKeyDown = (event: KeyboardEvent): void => {
    hold.onKeyDown(event);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const articles = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('article[data-seq]')];
    const at = articles.findIndex((article) => article.contains(document.activeElement));
    const next = at < 0 ? articles.at(-1) : articles[at + (event.key === 'ArrowUp' ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    setActive(next.dataset.seq ?? null);
    next.focus();
  };

  return (
    <div class="log" data-stuck={stuck} ref={box}>
      {log.loadingOlder && (
        <div class="log-older">
          <Spinner label={t.chat.loadingOlder} />
        </div>
      )}
      <VList
        ref={list as never}
        class="log-list"
        role="feed"
        aria-label={conv.room ? t.chat.roomLog(name) : t.chat.log(name)}
        aria-busy={log.loadingOlder}
        tabIndex={0}
        data={rows}
        shift={shift}
        onScroll={() => {
          hold.onScroll();
          lookUp();
        }}
        onResize={hold.onResize}
        onKeyDown={onKeyDown as never}
        onWheel={hold.onWheel as never}
        onTouchMove={hold.onTouchMove}
      >
        {
          ((row: Row) => (
            <RowOf key={row.id} conv={conv} row={row} active={active} seenSeq={seenSeq} target={target} name={name} />
          )) as never
        }
      </VList>
      {!stuck && (
        <button type="button" class={below > 0 ? 'pill new' : 'pill'} onClick={toBottom} aria-label={t.chat.toBottom}>
          <Icon name="down" size={18} />
          {below > 0 && <span>{t.chat.newBelow(below)}</span>}
        </button>
      )}
    </div>
  );
}

interface RowOfProps {
  conv: Conv;
  row: Row;
  active: string | null;
  seenSeq: number;
  target: number | null;
  name: string;
}

function RowOf({ conv, row, active, seenSeq, target, name }: RowOfProps) {
  if (row.kind === 'outgoing') return <OutgoingRow convKey={conv.key} item={row.item} head={row.head} />;
  if (row.kind === 'message') {
    return (
      <MessageRow
        conv={conv}
        row={row}
        active={active === `${row.message.seq}`}
        seen={row.message.seq === seenSeq}
        found={row.message.seq === target}
      />
    );
  }
  return <LogStart conv={conv} name={name} />;
}
