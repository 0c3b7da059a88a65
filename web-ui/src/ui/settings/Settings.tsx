import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { validText } from '../../protocol/limits';
import type { ResponseOf } from '../../protocol/methods';
import { personKey } from '../../state/types';
import { ErrorLine } from '../base/Bits';
import { Button, IconButton } from '../base/Button';
import { Field } from '../base/Field';
import { useApp, useEngine } from '../context';
import { canNotify } from '../notify';
import { address, go } from '../route';
import { useAction } from '../useAction';
import { Blocked } from './Blocked';
import { ExportData } from './ExportData';
import { Password } from './Password';
import { Sessions } from './Sessions';
import './settings.css';

export function Settings() {
  const { session, store } = useEngine();
  const logOut = useAction();
  return (
    <section class="page settings">
      <header class="page-head">
        <IconButton icon="back" label={t.nav.back} class="back" onClick={() => go(address('home'))} />
        <h1>{t.settings.title}</h1>
        <Button icon="logOut" busy={logOut.busy} onClick={() => void logOut.run(() => session.logOut())}>
          {t.settings.logOut}
        </Button>
      </header>
      <Profile />
      <Appearance />
      <Notifications />
      <Password />
      <Sessions />
      <Blocked />
      <ServerInfo />
      <ExportData />
      <section class="card">
        <h2>{t.settings.account}</h2>
        <p>{t.settings.deleteText}</p>
        <Button
          kind="danger"
          icon="trash"
          onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'delete-account' } })}
        >
          {t.settings.deleteAccount}
        </Button>
      </section>
    </section>
  );
}

function Profile() {
  const { commands } = useEngine();
  const person = useApp((state) => state.people[personKey(state.me)]);
  const [name, setName] = useState<string | null>(null);
  const [about, setAbout] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ name?: string; about?: string }>({});
  const [saved, setSaved] = useState(false);
  const action = useAction();
  const nickname = name ?? person?.nickname ?? '';
  const description = about ?? person?.description ?? '';
  const save = async (): Promise<void> => {
    const found: typeof problem = {};
    if (!validText(nickname.trim(), 1, 32)) found.name = t.fields.nickname;
    if (!validText(description, 0, 256)) found.about = t.fields.description;
    setProblem(found);
    if (found.name || found.about) return;
    setSaved(await action.run(() => commands.saveProfile(nickname.trim(), description)));
  };
  return (
    <section class="card">
      <h2>{t.settings.profile}</h2>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={t.settings.nickname} value={nickname} onInput={setName} error={problem.name ?? null} />
        <Field
          label={t.settings.description}
          value={description}
          onInput={setAbout}
          long
          hint={t.settings.descriptionHint}
          error={problem.about ?? null}
        />
        <ErrorLine text={action.text} />
        <div class="buttons start">
          <Button type="submit" busy={action.busy}>
            {t.settings.save}
          </Button>
          {saved && <span role="status">{t.settings.saved}</span>}
        </div>
      </form>
    </section>
  );
}

function Appearance() {
  const { store, persist } = useEngine();
  const theme = useApp((state) => state.theme);
  return (
    <section class="card">
      <h2>{t.settings.theme}</h2>
      <div class="chips">
        {(['system', 'light', 'dark'] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            class="chip"
            aria-pressed={theme === choice}
            onClick={() => {
              persist.saveTheme(choice);
              store.dispatch({ type: 'theme', theme: choice });
            }}
          >
            {t.settings.themes[choice]}
          </button>
        ))}
      </div>
    </section>
  );
}

function Notifications() {
  const [permission, setPermission] = useState(canNotify() ? Notification.permission : null);
  const text = {
    granted: t.settings.notificationsOn,
    denied: t.settings.notificationsDenied,
    default: t.settings.notificationsOff,
  };
  return (
    <section class="card">
      <h2>{t.settings.notifications}</h2>
      <p>{permission === null ? t.settings.notificationsMissing : text[permission]}</p>
      {permission === 'default' && (
        <Button onClick={() => void Notification.requestPermission().then(setPermission)}>{t.settings.allow}</Button>
      )}
    </section>
  );
}

function ServerInfo() {
  const engine = useEngine();
  const [info, setInfo] = useState<ResponseOf<'GET_SERVER_INFO'> | null>(null);
  useEffect(() => {
    engine.ask('GET_SERVER_INFO', {}).then(setInfo, () => setInfo(null));
  }, [engine]);
  if (!info) return null;
  return (
    <section class="card">
      <h2>{t.settings.server}</h2>
      <p dir="auto">
        <strong>{info.server_nickname}</strong> {info.server_description}
      </p>
      <p class="quiet">{t.settings.serverLine(info.users, info.online_users, info.rooms)}</p>
      <p class="quiet">{t.settings.versionLine(info.server_version, info.protocol_version)}</p>
    </section>
  );
}
