import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { validPassword, validText } from '../../protocol/limits';
import type { AccessType } from '../../protocol/objects';
import type { RoomFacts } from '../../state/types';
import { ErrorLine } from '../base/Bits';
import { Button } from '../base/Button';
import { Checkbox, Field } from '../base/Field';
import { useEngine } from '../context';
import { useAction } from '../useAction';
import { AccessChoice } from './AccessChoice';
import { Bans } from './Bans';

export function RoomSettings({ roomId, room }: { roomId: string; room: RoomFacts }) {
  return (
    <section class="panel-section">
      <h3>{t.rooms.settings}</h3>
      <Names roomId={roomId} room={room} />
      {room.role === 'owner' && <Access roomId={roomId} room={room} />}
      <Bans roomId={roomId} />
    </section>
  );
}

function Names({ roomId, room }: { roomId: string; room: RoomFacts }) {
  const { commands } = useEngine();
  const [name, setName] = useState(room.nickname);
  const [about, setAbout] = useState(room.description);
  const [problem, setProblem] = useState<{ name?: string; about?: string }>({});
  const [saved, setSaved] = useState(false);
  const action = useAction();
  const changed = name.trim() !== room.nickname || about !== room.description;
  const save = async (): Promise<void> => {
    const found: typeof problem = {};
    if (!validText(name.trim(), 1, 32)) found.name = t.fields.nickname;
    if (!validText(about, 0, 256)) found.about = t.fields.description;
    setProblem(found);
    if (found.name || found.about) return;
    const done = await action.run(async () => {
      if (name.trim() !== room.nickname) await commands.renameRoom(roomId, name.trim());
      if (about !== room.description) await commands.describeRoom(roomId, about);
    });
    setSaved(done);
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t.rooms.rename} value={name} onInput={setName} error={problem.name ?? null} />
      <Field label={t.rooms.describe} value={about} onInput={setAbout} long error={problem.about ?? null} />
      <ErrorLine text={action.text} />
      <div class="buttons start">
        <Button small type="submit" busy={action.busy} disabled={!changed}>
          {t.rooms.change}
        </Button>
        {saved && !changed && <span role="status">{t.rooms.saved}</span>}
      </div>
    </form>
  );
}

function Access({ roomId, room }: { roomId: string; room: RoomFacts }) {
  const { commands } = useEngine();
  const [access, setAccess] = useState<AccessType>(room.access);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const action = useAction();
  const history = useAction();
  const changed = access !== room.access || (access === 1 && password !== '');
  const save = async (): Promise<void> => {
    const isBad = access === 1 && !validPassword(password);
    setProblem(isBad ? t.fields.password : null);
    if (isBad) return;
    const done = await action.run(() => commands.changeAccess(roomId, access, password));
    setSaved(done);
    if (done) setPassword('');
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <AccessChoice value={access} onChange={setAccess} />
      {access === 1 && (
        <Field
          label={t.rooms.newPassword}
          type="password"
          autoComplete="new-password"
          value={password}
          onInput={setPassword}
          error={problem}
        />
      )}
      <ErrorLine text={action.text ?? history.text} />
      <div class="buttons start">
        <Button small type="submit" busy={action.busy} disabled={!changed}>
          {t.rooms.change}
        </Button>
        {saved && !changed && <span role="status">{t.rooms.saved}</span>}
      </div>
      <Checkbox
        label={t.rooms.history}
        checked={room.history === 1}
        onChange={(on) => void history.run(() => commands.changeHistory(roomId, on ? 1 : 0))}
      />
    </form>
  );
}
