import { t } from '../../i18n';
import type { Message } from '../../protocol/objects';
import { nameOf } from '../../state/select';
import type { ConvKey } from '../../state/types';
import { useApp, useEngine } from '../context';
import { report } from '../report';

export function Reactions({ convKey, message, tabIndex }: { convKey: ConvKey; message: Message; tabIndex: number }) {
  const engine = useEngine();
  const me = useApp((state) => state.me);
  const people = useApp((state) => state.people);
  const entries = Object.entries(message.reactions ?? {}).filter(([, users]) => users.length > 0);
  if (entries.length === 0) return null;
  return (
    <ul class="reactions" aria-label={t.chat.reactions}>
      {entries.map(([emoji, users]) => {
        const mine = users.includes(me);
        const names = users.map((id) => nameOf({ ...engine.store.get(), people }, id));
        return (
          <li key={emoji}>
            <button
              type="button"
              tabIndex={tabIndex}
              aria-pressed={mine}
              aria-label={t.chat.reactedBy(emoji, names)}
              title={t.chat.reactedBy(emoji, names)}
              onClick={() => report(engine, engine.commands.react(convKey, message.seq, emoji, !mine))}
            >
              <span>{emoji}</span> {users.length}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
