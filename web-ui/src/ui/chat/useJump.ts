import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { ConvKey } from '../../state/types';
import { useApp, useEngine } from '../context';
import { report } from '../report';
import type { Row } from './rows';

const LIT_MS = 2_500;

/** Brings the message that somebody wants to see into the log and to the eye; the number of the one that is lit up. */
export function useJump(key: ConvKey, rows: Row[], to: (id: string) => void): number | null {
  const engine = useEngine();
  const wanted = useApp((state) => (state.jump?.key === key ? state.jump.seq : null));
  const [target, setTarget] = useState<number | null>(null);
  const isThere = target !== null && rows.some(({ id }) => id === `m${target}`);

  useEffect(() => {
    if (wanted === null) return;
    engine.store.dispatch({ type: 'jump', jump: null });
    const reached = engine.history.reach(key, wanted).then((isNear) => {
      if (isNear) setTarget(wanted);
      else engine.toast(t.search.tooFar);
    });
    report(engine, reached);
  }, [engine, key, wanted]);

  useLayoutEffect(() => {
    if (!isThere) return;
    to(`m${target}`);
    const timer = setTimeout(() => setTarget(null), LIT_MS);
    return () => clearTimeout(timer);
  }, [isThere, target, to]);
  return target;
}
