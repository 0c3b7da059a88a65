import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { User } from '../../protocol/objects';
import { Name } from '../base/Bits';
import { Button } from '../base/Button';
import { useEngine } from '../context';
import { report } from '../report';

/** Shown only where somebody is blocked. */
export function Blocked() {
  const engine = useEngine();
  const [users, setUsers] = useState<User[]>([]);
  useEffect(() => {
    engine.ask('GET_BLOCKED_USERS', {}).then(
      (answer) => setUsers(answer.users),
      () => setUsers([]),
    );
  }, [engine]);
  if (users.length === 0) return null;
  const unblock = (id: string): void =>
    report(
      engine,
      engine.commands.unblock(id).then(() => setUsers(users.filter(({ user_id }) => user_id !== id))),
    );
  return (
    <section class="card">
      <h2>{t.people.blocked}</h2>
      <ul class="people">
        {users.map(({ user_id, user_nickname }) => (
          <li key={user_id} class="person">
            <span class="person-name">
              <Name>{user_nickname}</Name> <small class="quiet">{user_id}</small>
            </span>
            <Button small onClick={() => unblock(user_id)}>
              {t.people.unblock}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
