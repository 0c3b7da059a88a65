import { errorText, t } from '../../i18n';
import { Refused } from '../../protocol/errors';
import { validId, validPassword, validText } from '../../protocol/limits';

export type Problems = { id?: string; password?: string; nickname?: string; form?: string };

/** Which field a refusal belongs to. */
export function problemsOf(error: unknown, isNew: boolean): Problems {
  if (error === null) return {};
  const err = error instanceof Refused ? error.err : 0;
  if (err === 300 || err === 400) return { id: errorText(error) };
  if (err === 310) return { password: errorText(error) };
  if (err === 320) return { nickname: errorText(error) };
  if (err === 403 && !isNew) return { password: t.errors.logIn };
  return { form: errorText(error) };
}

/** What can be seen without asking the server. */
export function check(isNew: boolean, id: string, password: string, nickname: string): Problems {
  const problems: Problems = {};
  if (!validId(id)) problems.id = id ? t.fields.id : t.fields.required;
  if (!validPassword(password)) problems.password = password ? t.fields.password : t.fields.required;
  if (isNew && !validText(nickname, 1, 32)) problems.nickname = nickname ? t.fields.nickname : t.fields.required;
  return problems;
}
