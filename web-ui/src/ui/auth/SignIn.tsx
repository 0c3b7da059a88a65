import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { idFrom } from '../../text/ids';
import { ErrorLine } from '../base/Bits';
import { Button } from '../base/Button';
import { Checkbox, Field } from '../base/Field';
import { useApp, useEngine } from '../context';
import { useAction } from '../useAction';
import { check, type Problems, problemsOf } from './checks';
import { useServerName } from './useServerName';
import './auth.css';

export function SignIn() {
  const { session } = useEngine();
  const [isNew, setNew] = useState(false);
  const [typedId, setId] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [nickname, setNickname] = useState('');
  const [stay, setStay] = useState(true);
  const [found, setFound] = useState<Problems>({});
  const action = useAction();
  // Most people want an ID like their name; whoever does not types another one.
  const id = typedId ?? (isNew ? idFrom(nickname) : '');
  const problems = { ...problemsOf(action.error, isNew), ...found };

  const choose = (next: boolean): void => {
    setNew(next);
    setFound({});
    action.clear();
  };
  const submit = (): void => {
    const checked = check(isNew, id, password, nickname.trim());
    setFound(checked);
    if (Object.keys(checked).length > 0) return;
    void action.run(() =>
      isNew ? session.signUp(id, password, nickname.trim(), stay) : session.logIn(id, password, stay),
    );
  };

  return (
    <main class="auth">
      <div class="auth-card">
        <Welcome />
        <fieldset class="tabs">
          <legend class="hidden">{t.auth.choose}</legend>
          {[false, true].map((choice) => (
            <button key={`${choice}`} type="button" aria-pressed={isNew === choice} onClick={() => choose(choice)}>
              {choice ? t.auth.signUp : t.auth.logIn}
            </button>
          ))}
        </fieldset>
        <form
          key={`${isNew}`}
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {isNew && (
            <Field
              label={t.auth.nickname}
              value={nickname}
              onInput={setNickname}
              autoFocus
              autoComplete="nickname"
              hint={t.auth.nicknameHint}
              error={problems.nickname ?? null}
            />
          )}
          <Field
            label={t.auth.id}
            name="username"
            value={id}
            onInput={setId}
            code
            autoFocus={!isNew}
            autoComplete="username"
            error={problems.id ?? null}
            {...(isNew ? { hint: t.auth.idHint } : {})}
          />
          <Field
            label={t.auth.password}
            name="password"
            type="password"
            value={password}
            onInput={setPassword}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            error={problems.password ?? null}
            {...(isNew ? { hint: t.auth.passwordHint } : {})}
          />
          <Checkbox label={t.auth.stay} checked={stay} onChange={setStay} />
          <ErrorLine text={problems.form ?? null} />
          <Button type="submit" kind="main" busy={action.busy}>
            {action.busy ? t.auth.busy : isNew ? t.auth.signUp : t.auth.logIn}
          </Button>
        </form>
        <p class="auth-other">
          {isNew ? t.auth.haveOne : t.auth.haveNone}{' '}
          <button type="button" class="text-button" onClick={() => choose(!isNew)}>
            {isNew ? t.auth.toLogIn : t.auth.toSignUp}
          </button>
        </p>
      </div>
    </main>
  );
}

/** Whose server this is, and why one sees this form. */
function Welcome() {
  const { session } = useEngine();
  const why = useApp((state) => state.why);
  const server = useServerName();
  return (
    <>
      <h1>
        <img src="./favicon.svg" alt="" width={36} height={36} />
        <bdi>{server?.name || t.app.name}</bdi>
      </h1>
      <p class="auth-lead" dir="auto">
        {server?.description || t.auth.lead}
      </p>
      {why && (
        <p class="auth-why" role="status">
          {t.auth.why[why]}
        </p>
      )}
      {why === 'too_many_connections' && (
        <Button kind="main" onClick={() => session.resume()}>
          {t.auth.useHere}
        </Button>
      )}
    </>
  );
}
