import { useState } from 'preact/hooks';
import type { Member } from '../../protocol/objects';
import { type Conv, roomKey } from '../../state/types';
import { folded } from '../../text/found';
import { useApp } from '../context';

const MOST = 6;

/** The beginning of a mention right before the caret. */
export function mentionAt(text: string, caret: number): { from: number; start: string } | null {
  const found = /(?:^|[^A-Za-z0-9_@])@([\p{L}\p{N}\p{M}_]{0,32})$/u.exec(text.slice(0, caret));
  const start = found?.[1];
  return start === undefined ? null : { from: caret - start.length - 1, start };
}

/** Who may be meant by the beginning of a mention: by ID, or by any word of the name. */
export function meant(members: Member[], start: string, me: string): Member[] {
  const wanted = folded(start);
  return members
    .filter(({ user_id }) => user_id !== me)
    .filter(({ user_id, user_nickname }) =>
      folded(`${user_id} ${user_nickname}`)
        .split(/\s/)
        .some((word) => word.startsWith(wanted)),
    )
    .slice(0, MOST);
}

export interface Mentions {
  list: Member[];
  at: number;
  /** True where the key belonged to the list. */
  onKey: (event: KeyboardEvent) => boolean;
  pick: (id: string) => void;
}

/** The people who are offered while a mention is typed. `complete` puts the chosen one into the text. */
export function useMentions(
  conv: Conv,
  text: string,
  caret: number,
  complete: (from: number, id: string) => void,
): Mentions {
  const members = useApp((state) => state.members[roomKey(conv.id)]);
  const me = useApp((state) => state.me);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState<number | null>(null);
  const mention = conv.room ? mentionAt(text, caret) : null;
  const found = mention && mention.from !== closed ? meant(members ?? [], mention.start, me) : [];
  const list = found.some(({ user_id }) => user_id === mention?.start) ? [] : found;
  const chosen = Math.min(at, Math.max(0, list.length - 1));

  const pick = (id: string): void => {
    if (!mention) return;
    setAt(0);
    complete(mention.from, id);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (list.length === 0 || !mention) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + list.length) % list.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(list[chosen]?.user_id ?? '');
    else if (event.key === 'Escape') setClosed(mention.from);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { list, at: chosen, onKey, pick };
}
