import { shortWhen, t } from '../../i18n';
import { nameOf, titleOf, unreadOf, writersOf } from '../../state/select';
import { type Conv, personKey, type State } from '../../state/types';
import { plainText } from '../../text/rich';
import { Avatar, RoomSign } from '../base/Avatar';
import { Name } from '../base/Bits';
import { Icon } from '../base/Icon';
import { useApp } from '../context';
import { convAddress } from '../route';

/** Enough for one line; the whole text need not be parsed. */
const PREVIEW = 120;

function preview(state: State, conv: Conv): string {
  const writers = writersOf(state, conv.key);
  if (writers.length > 0) return t.chat.typing(writers.map((id) => nameOf(state, id)));
  const draft = state.drafts[conv.key];
  const isHere = state.route.name === 'conv' && state.route.key === conv.key;
  if (draft && !isHere) return t.nav.draft(plainText(draft.slice(0, PREVIEW)));
  const { last } = conv;
  if (!last)
    return (conv.room ? conv.room.description : state.people[personKey(conv.id)]?.description) || t.nav.noMessages;
  const text = last.deleted ? t.chat.deleted : plainText((last.text ?? '').slice(0, PREVIEW));
  if (last.sender_id === state.me) return `${t.common.you}: ${text}`;
  return conv.room && last.sender_id ? `${nameOf(state, last.sender_id)}: ${text}` : text;
}

export function ConversationRow({ conv }: { conv: Conv }) {
  const [title, line, online, here, muted] = useApp((state) => [
    titleOf(state, conv.key),
    preview(state, conv),
    state.people[personKey(conv.id)]?.online ?? false,
    state.route.name === 'conv' && state.route.key === conv.key,
    state.muted[conv.key] ?? false,
  ]);
  const unread = unreadOf(conv);
  return (
    <li>
      <a
        class={unread > 0 ? 'conv unread' : 'conv'}
        href={convAddress(conv.key)}
        aria-current={here ? 'page' : undefined}
      >
        {conv.room ? (
          <RoomSign id={conv.id} access={conv.room.access} />
        ) : (
          <Avatar id={conv.id} name={title} online={online} />
        )}
        <span class="conv-text">
          <span class="conv-title">
            <Name>{title}</Name>
            {muted && <Icon name="bellOff" size={14} />}
          </span>
          <span class="conv-line" dir="auto">
            {line}
          </span>
        </span>
        <span class="conv-side">
          {conv.last && <time>{shortWhen(conv.last.time, Date.now() / 1000)}</time>}
          {unread > 0 && (
            <span class={muted ? 'badge muted' : 'badge'} role="img" aria-label={t.nav.unread(unread)}>
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </span>
      </a>
    </li>
  );
}
