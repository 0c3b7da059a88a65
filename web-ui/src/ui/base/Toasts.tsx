import { t } from '../../i18n';
import { useApp, useEngine } from '../context';
import { IconButton } from './Button';

export function Toasts() {
  const toasts = useApp((state) => state.toasts);
  const { store } = useEngine();
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, text, tone, to }) => (
        <div key={id} class={`toast ${tone}`}>
          <span dir="auto">{text}</span>
          {to && (
            <a href={to} onClick={() => store.dispatch({ type: 'toast-gone', id })}>
              {t.toasts.show}
            </a>
          )}
          <IconButton
            icon="close"
            label={t.toasts.dismiss}
            onClick={() => store.dispatch({ type: 'toast-gone', id })}
          />
        </div>
      ))}
    </div>
  );
}
