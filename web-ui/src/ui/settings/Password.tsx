import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { Refused } from '../../protocol/errors';
import { validPassword } from '../../protocol/limits';
import { ErrorLine } from '../base/Bits';
import { Button } from '../base/Button';
import { Field } from '../base/Field';
import { useEngine } from '../context';
import { useAction } from '../useAction';

export function Password() {
  const { commands } = useEngine();
  const [before, setBefore] = useState('');
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState<{ before?: string; next?: string }>({});
  const [done, setDone] = useState(false);
  const action = useAction();
  const isWrong = action.error instanceof Refused && action.error.err === 403;
  const save = async (): Promise<void> => {
    const found: typeof problem = {};
    if (!validPassword(before)) found.before = before ? t.fields.password : t.fields.required;
    if (!validPassword(next)) found.next = next ? t.fields.password : t.fields.required;
    setProblem(found);
    if (found.before || found.next) return;
    const changed = await action.run(() => commands.changePassword(before, next));
    setDone(changed);
    if (!changed) return;
    setBefore('');
    setNext('');
  };
  return (
    <section class="card">
      <h2>{t.settings.password}</h2>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={t.settings.oldPassword}
          type="password"
          autoComplete="current-password"
          value={before}
          onInput={setBefore}
          error={problem.before ?? (isWrong ? action.text : null)}
        />
        <Field
          label={t.settings.newPassword}
          type="password"
          autoComplete="new-password"
          value={next}
          onInput={setNext}
          hint={t.auth.passwordHint}
          error={problem.next ?? null}
        />
        <ErrorLine text={isWrong ? null : action.text} />
        <div class="buttons start">
          <Button type="submit" busy={action.busy}>
            {t.settings.changePassword}
          </Button>
          {done && <span role="status">{t.settings.passwordChanged}</span>}
        </div>
      </form>
    </section>
  );
}
