import { useEffect, useState } from 'preact/hooks';
import type { ConvKey } from '../../state/types';
import { useApp, useEngine } from '../context';

const SAVE_MS = 400;

/** The text of the composer: a draft that outlives a reload, or the message that is being edited, which is no draft. */
export function useDraft(key: ConvKey, edited: string | null): [string, (text: string) => void] {
  const { store, persist } = useEngine();
  const me = useApp((state) => state.me);
  const [text, setText] = useState(() => persist.draft(me, key));
  const isDraft = edited === null;

  useEffect(() => {
    if (!isDraft) return;
    const keep = (): void => {
      persist.saveDraft(me, key, text);
      store.dispatch({ type: 'draft', key, text });
    };
    if (text === '') {
      keep();
      return;
    }
    const timer = setTimeout(keep, SAVE_MS);
    return () => clearTimeout(timer);
  }, [store, persist, me, key, text, isDraft]);

  // Only a change of what is edited replaces the text
  useEffect(() => {
    setText(edited ?? persist.draft(me, key));
  }, [isDraft, edited]);

  return [text, setText];
}
