import { t } from '../../i18n';
import { nameOf } from '../../state/select';
import { type ConvKey, idOf } from '../../state/types';
import { Name } from '../base/Bits';
import { Button } from '../base/Button';
import { useApp, useEngine } from '../context';
import { report } from '../report';

/** Shown only where somebody is blocked. */
export function Blocked() {
  const engine = useEngine();
  const users = useApp((state) => Object.keys(state.blocked).map((key) => idOf(key as ConvKey)));
  const names = useApp((state) => users.map((id) => nameOf(state, id)));
  if (users.length === 0) return null;
  return (
    <section class="card">
      <h2>{t.people.blocked}</h2>
      <p>{t.people.blockedNote}</p>
      <ul class="people">
        {users.map((id, i) => (
          <li key={id} class="person">
            <span class="person-name">
              <Name>{names[i] ?? id}</Name> <small class="quiet">{id}</small>
            </span>
            <Button small onClick={() => report(engine, engine.commands.unblock(id))}>
              {t.people.unblock}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
