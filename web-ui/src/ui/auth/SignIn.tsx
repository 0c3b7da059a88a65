import { useState } from 'preact/hooks';
import { errorText, t } from '../../i18n';
import { Refused } from '../../protocol/errors';
import { validId, validPassword, validText } from '../../protocol/limits';
import { ErrorLine } from '../base/Bits';
import { Button } from '../base/Button';
import { Checkbox, Field } from '../base/Field';
import { useApp, useEngine } from '../context';
import { useAction } from '../useAction';
import './auth.css';

type Problems = { id?: string; password?: string; nickname?: string; form?: string };

/** Which field a refusal belongs to. */
function problemsOf(error: unknown, isNew: boolean): Problems {
  if (error === null) return {};
  const err = error instanceof Refused ? error.err : 0;
  if (err === 300 || err === 400) return { id: errorText(error) };
  if (err === 310) return { password: errorText(error) };
  if (err === 320) return { nickname: errorText(error) };
  if (err === 403 && !isNew) return { password: t.errors.logIn };
  return { form: errorText(error) };
}

function check(isNew: boolean, id: string, password: string, nickname: string): Problems {
  const problems: Problems = {};
  if (!validId(id)) problems.id = id ? t.fields.id : t.fields.required;
  if (!validPassword(password)) problems.password = password ? t.fields.password : t.fields.required;
  if (isNew && !validText(nickname, 1, 32)) problems.nickname = nickname ? t.fields.nickname : t.fields.required;
  return problems;
}

export function SignIn() {
  const { session } = useEngine();
  const why = useApp((state) => state.why);
  const [isNew, setNew] = useState(false);
  const [id, setId] = useState('');
  const [password, setPassword] = useState('');
  const [nickname, setNickname] = useState('');
  const [stay, setStay] = useState(true);
  const [found, setFound] = useState<Problems>({});
  const action = useAction();
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
        <h1>
          <img src="./favicon.svg" alt="" width={36} height={36} />
          {t.app.name}
        </h1>
        <p class="auth-lead">{t.auth.lead}</p>
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
        <fieldset class="tabs">
          <legend class="hidden">{t.auth.choose}</legend>
          {[false, true].map((choice) => (
            <button key={`${choice}`} type="button" aria-pressed={isNew === choice} onClick={() => choose(choice)}>
              {choice ? t.auth.signUp : t.auth.logIn}
            </button>
          ))}
        </fieldset>
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Field
            label={t.auth.id}
            name="username"
            value={id}
            onInput={setId}
            code
            autoFocus
            autoComplete="username"
            error={problems.id ?? null}
            {...(isNew ? { hint: t.auth.idHint } : {})}
          />
          {isNew && (
            <Field
              label={t.auth.nickname}
              value={nickname}
              onInput={setNickname}
              autoComplete="nickname"
              hint={t.auth.nicknameHint}
              error={problems.nickname ?? null}
            />
          )}
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
      </div>
    </main>
  );
}
