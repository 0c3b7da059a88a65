import { useId } from 'preact/hooks';
import { t } from '../../i18n';
import type { AccessType } from '../../protocol/objects';

/** The three access types, each with what it means for others. */
export function AccessChoice({ value, onChange }: { value: AccessType; onChange: (access: AccessType) => void }) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{t.rooms.access}</legend>
      {([0, 1, 2] as const).map((access) => (
        <label key={access} class="choice">
          <input type="radio" name={name} checked={value === access} onChange={() => onChange(access)} />
          <span>
            <strong>{t.rooms.accessNames[access]}</strong>
            <small>{t.rooms.accessTexts[access]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
