import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { friendsOf, roomsOf, titleOf, unreadOf } from '../../state/select';
import type { Conv, State } from '../../state/types';
import { Avatar, RoomSign } from '../base/Avatar';
import { Name } from '../base/Bits';
import { Dialog } from '../base/Dialog';
import { Field } from '../base/Field';
import { Icon } from '../base/Icon';
import { useApp, useEngine } from '../context';
import { convAddress, go, searchAddress } from '../route';

const MOST = 8;

function matches(state: State, typed: string): Conv[] {
  const wanted = typed.trim().toLowerCase();
  const all = [...roomsOf(state), ...friendsOf(state)];
  if (!wanted) return all.sort((a, b) => unreadOf(b) - unreadOf(a)).slice(0, MOST);
  const rank = (conv: Conv): number => {
    const name = titleOf(state, conv.key).toLowerCase();
    const id = conv.id.toLowerCase();
    if (name.startsWith(wanted) || id.startsWith(wanted)) return 0;
    return name.includes(wanted) || id.includes(wanted) ? 1 : 2;
  };
  return all
    .filter((conv) => rank(conv) < 2)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

export function JumpDialog({ onClose }: { onClose: () => void }) {
  const { search } = useEngine();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useApp((state) => matches(state, typed));
  const titles = useApp((state) => found.map((conv) => titleOf(state, conv.key)));
  const open = (conv: Conv | undefined): void => {
    if (!conv) return;
    onClose();
    go(convAddress(conv.key));
  };
  const query = typed.trim();
  const searchMessages = (): void => {
    onClose();
    void search.begin(query, null);
    go(searchAddress(null));
  };
  // Behind the conversations, the search of messages
  const choices = found.length + (query === '' ? 0 : 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices > 0) {
      event.preventDefault();
      setAt((at + step + choices) % choices);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (at < found.length) open(found[at]);
      else if (query !== '') searchMessages();
    }
  };
  return (
    <Dialog title={t.jump.title} onClose={onClose} narrow>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field inside */}
      <div class="jump-box" onKeyDown={onKeyDown}>
        <Field
          label={t.jump.placeholder}
          type="search"
          value={typed}
          autoFocus
          onInput={(text) => {
            setTyped(text);
            setAt(0);
          }}
        />
        <ul class="jump-list">
          {found.map((conv, i) => (
            <li key={conv.key}>
              <button
                type="button"
                class="conv"
                aria-current={i === at ? 'true' : undefined}
                onClick={() => open(conv)}
              >
                {conv.room ? (
                  <RoomSign id={conv.id} access={conv.room.access} size="small" />
                ) : (
                  <Avatar id={conv.id} name={titles[i] ?? ''} size="small" />
                )}
                <Name>{titles[i] ?? ''}</Name>
                <small class="quiet">{conv.id}</small>
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p role="status">{t.jump.nothing}</p>}
        {query !== '' && (
          <button
            type="button"
            class="conv"
            aria-current={at === found.length ? 'true' : undefined}
            onClick={searchMessages}
          >
            <Icon name="search" />
            <span dir="auto">{t.jump.search(query)}</span>
          </button>
        )}
      </div>
    </Dialog>
  );
}
