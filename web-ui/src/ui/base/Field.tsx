import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { IconButton } from './Button';

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  error?: string | null;
  type?: 'text' | 'password' | 'search';
  autoComplete?: string;
  autoFocus?: boolean;
  long?: boolean;
  /** For what is an identifier and no prose. */
  code?: boolean;
  name?: string;
}

/** A labelled input; what is wrong with it is said beneath it and read with it. */
export function Field({ label, value, onInput, hint, error, type = 'text', long, code, name, ...rest }: FieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const note = error ?? hint;
  const common = {
    id,
    name,
    value,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': note ? `${id}-note` : undefined,
    autoComplete: rest.autoComplete ?? 'off',
    ...(code ? { spellcheck: false, autoCapitalize: 'none' as const } : {}),
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
    ref: (element: HTMLElement | null) => {
      if (rest.autoFocus && element && !element.dataset.focused) {
        element.dataset.focused = 'first';
        element.focus();
      }
    },
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-box">
        {long ? (
          <textarea {...common} rows={3} dir="auto" />
        ) : (
          <input
            {...common}
            type={(shown ? 'text' : type) as 'text'}
            dir={code || type === 'password' ? 'ltr' : 'auto'}
          />
        )}
        {type === 'password' && (
          <IconButton
            icon={shown ? 'eyeOff' : 'eye'}
            label={shown ? t.auth.hide : t.auth.show}
            pressed={shown}
            onClick={() => setShown(!shown)}
          />
        )}
      </div>
      {note && (
        <p id={`${id}-note`} class={error ? 'field-error' : 'field-hint'} role={error ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}

export function Checkbox({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
