import { useRef, useState } from 'preact/hooks';
import { errorText } from '../i18n';

export interface Action {
  busy: boolean;
  error: unknown;
  /** The error in words, or null. */
  text: string | null;
  run(work: () => Promise<unknown>): Promise<boolean>;
  clear(): void;
}

/** One thing at a time that takes a moment and can fail; resolves to whether it worked. */
export function useAction(): Action {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const busy = useRef(false);
  return {
    ...state,
    text: state.error === null ? null : errorText(state.error),
    clear: () => setState({ busy: false, error: null }),
    run: async (work) => {
      if (busy.current) return false;
      busy.current = true;
      setState({ busy: true, error: null });
      try {
        await work();
        setState({ busy: false, error: null });
        return true;
      } catch (error) {
        setState({ busy: false, error });
        return false;
      } finally {
        busy.current = false;
      }
    },
  };
}
