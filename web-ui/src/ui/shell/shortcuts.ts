import { useEffect } from 'preact/hooks';
import { friendsOf, roomsOf } from '../../state/select';
import { useEngine } from '../context';
import { convAddress, go } from '../route';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;

/** A character that is typed while the eye is on the log: it is meant for the message. */
const isWriting = (event: KeyboardEvent): boolean =>
  event.key.length === 1 &&
  event.key !== ' ' &&
  !(event.ctrlKey || event.metaKey || event.altKey) &&
  (event.target === document.body ||
    (event.target instanceof Element && event.target.matches('.log-list, .row, .stage')));

/** The keys that work everywhere on the page. */
export function useShortcuts(): void {
  const { store } = useEngine();
  useEffect(() => {
    const step = (by: number): void => {
      const state = store.get();
      const keys = [...roomsOf(state), ...friendsOf(state)].map(({ key }) => key);
      if (keys.length === 0) return;
      const at = state.route.name === 'conv' ? keys.indexOf(state.route.key) : -1;
      const next = keys[(at + by + keys.length) % keys.length];
      if (next) go(convAddress(next));
    };
    const onKey = (event: KeyboardEvent): void => {
      const { dialog, panel } = store.get();
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        store.dispatch({ type: 'dialog', dialog: dialog?.name === 'jump' ? null : { name: 'jump' } });
      } else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        step(event.key === 'ArrowDown' ? 1 : -1);
      } else if (event.key === '?' && !isField(event.target) && !dialog) {
        store.dispatch({ type: 'dialog', dialog: { name: 'help' } });
      } else if (event.key === 'Escape' && panel && !dialog) store.dispatch({ type: 'panel', open: false });
      else if (!dialog && isWriting(event)) document.querySelector<HTMLElement>('.composer textarea')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
}
