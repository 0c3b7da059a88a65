import { useEffect, useState } from 'preact/hooks';
import type { ConvKey } from '../../state/types';
import { useApp, useEngine } from '../context';

/**
 * The text of the composer: a draft that outlives a reload, or the message that is being edited, which is no draft.
 * A draft is kept with each letter: the composer may go at any moment, by another conversation or a restored store.
 */
export function useDraft(key: ConvKey, edited: string | null): [string, (text: string) => void] {
  const { store, persist } = useEngine();
  const me = useApp((state) => state.me);
  const [text, setText] = useState(() => persist.draft(me, key));
  const isDraft = edited === null;

  // Only a change of what is edited replaces the text
  useEffect(() => {
    setText(edited ?? persist.draft(me, key));
  }, [isDraft, edited]);

  const write = (next: string): void => {
    setText(next);
    if (!isDraft) return;
    persist.saveDraft(me, key, next);
    store.dispatch({ type: 'draft', key, text: next });
  };
  return [text, write];
}
