import { useState } from 'preact/hooks';
import { errorText, t } from '../../i18n';
import { Refused } from '../../protocol/errors';
import { validId, validPassword, validText } from '../../protocol/limits';
import type { AccessType } from '../../protocol/objects';
import { roomKey } from '../../state/types';
import { idFrom } from '../../text/ids';
import { ErrorLine } from '../base/Bits';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { Checkbox, Field } from '../base/Field';
import { useEngine } from '../context';
import { convAddress, go } from '../route';
import { useAction } from '../useAction';
import { AccessChoice } from './AccessChoice';

type Problems = { id?: string; name?: string; password?: string; form?: string };

function problemsOf(error: unknown): Problems {
  if (error === null) return {};
  const err = error instanceof Refused ? error.err : 0;
  if (err === 301 || err === 401) return { id: errorText(error) };
  if (err === 311) return { password: errorText(error) };
  if (err === 321) return { name: errorText(error) };
  return { form: errorText(error) };
}

export function CreateRoom({ onClose }: { onClose: () => void }) {
  const { commands } = useEngine();
  const [name, setName] = useState('');
  const [typedId, setTypedId] = useState<string | null>(null);
  const [access, setAccess] = useState<AccessType>(0);
  const [password, setPassword] = useState('');
  const [history, setHistory] = useState(false);
  const [found, setFound] = useState<Problems>({});
  const action = useAction();
  const id = typedId ?? idFrom(name);
  const problems = { ...problemsOf(action.error), ...found };

  const submit = (): void => {
    const checked: Problems = {};
    if (!validText(name.trim(), 1, 32)) checked.name = name.trim() ? t.fields.nickname : t.fields.required;
    if (!validId(id)) checked.id = id ? t.fields.id : t.fields.required;
    if (access === 1 && !validPassword(password)) checked.password = t.fields.password;
    setFound(checked);
    if (Object.keys(checked).length > 0) return;
    const fields = { room_id: id, room_nickname: name.trim(), room_access: access, room_history: history ? 1 : 0 };
    void action
      .run(() => commands.createRoom(access === 1 ? { ...fields, room_password: password } : fields))
      .then((done) => {
        if (!done) return;
        onClose();
        go(convAddress(roomKey(id)));
      });
  };

  return (
    <Dialog title={t.rooms.create} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t.rooms.name} value={name} onInput={setName} autoFocus error={problems.name ?? null} />
        <Field
          label={t.rooms.id}
          value={id}
          onInput={setTypedId}
          code
          hint={t.rooms.idHint}
          error={problems.id ?? null}
        />
        <AccessChoice value={access} onChange={setAccess} />
        {access === 1 && (
          <Field
            label={t.rooms.password}
            type="password"
            autoComplete="new-password"
            value={password}
            onInput={setPassword}
            hint={t.auth.passwordHint}
            error={problems.password ?? null}
          />
        )}
        <Checkbox label={t.rooms.history} checked={history} onChange={setHistory} />
        <ErrorLine text={problems.form ?? null} />
        <div class="buttons">
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" kind="main" busy={action.busy}>
            {t.rooms.createButton}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
