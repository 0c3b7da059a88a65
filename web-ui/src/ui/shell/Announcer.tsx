import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { titleOf } from '../../state/select';
import type { ConvKey } from '../../state/types';
import { useEngine } from '../context';
import { notify } from '../notify';

const TOGETHER_MS = 2_000;

/** Speaks new messages of others to a screen reader, a burst as one; a log that scrolls would read out far too much. */
export function Announcer() {
  const engine = useEngine();
  const [text, setText] = useState('');
  useEffect(() => {
    const counts = new Map<ConvKey, number>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = (): void => {
      timer = undefined;
      const state = engine.store.get();
      setText([...counts].map(([key, n]) => t.chat.announce(n, titleOf(state, key))).join('. '));
      counts.clear();
    };
    engine.onMessage = (key, senderId, message) => {
      const state = engine.store.get();
      if (state.muted[key]) return;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      timer ??= setTimeout(speak, TOGETHER_MS);
      notify(state, key, senderId, message);
    };
    return () => {
      clearTimeout(timer);
      engine.onMessage = () => {};
    };
  }, [engine]);
  return (
    <p class="hidden" aria-live="polite">
      {text}
    </p>
  );
}
