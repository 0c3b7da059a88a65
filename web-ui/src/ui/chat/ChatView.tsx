import { useEffect } from 'preact/hooks';
import { ago, t } from '../../i18n';
import { isOnline, nameOf, titleOf, writersOf } from '../../state/select';
import { type Conv, personKey, roomKey } from '../../state/types';
import { Avatar, RoomSign } from '../base/Avatar';
import { Name } from '../base/Bits';
import { IconButton } from '../base/Button';
import { useApp, useEngine } from '../context';
import { PersonButton } from '../people/results';
import { address, go, searchAddress } from '../route';
import { Composer } from './Composer';
import { Log } from './Log';
import './chat.css';

export function ChatView({ conv }: { conv: Conv }) {
  return (
    <section class="chat">
      <Header conv={conv} />
      <Log key={conv.key} conv={conv} />
      <Typing conv={conv} />
      {conv.open ? <Composer key={conv.key} conv={conv} /> : <Ended userId={conv.id} />}
    </section>
  );
}

function Header({ conv }: { conv: Conv }) {
  const { store, lists } = useEngine();
  const [title, panel, person] = useApp((state) => [
    titleOf(state, conv.key),
    state.panel,
    state.people[personKey(conv.id)],
  ]);
  useEffect(() => {
    if (!conv.room) lists.known(conv.id);
  }, [lists, conv.id, conv.room]);
  return (
    <header class="chat-head">
      <IconButton icon="back" label={t.nav.back} class="back" onClick={() => go(address('home'))} />
      {conv.room ? (
        <RoomSign id={conv.id} access={conv.room.access} />
      ) : (
        <Avatar id={conv.id} name={title} online={person?.online} />
      )}
      <div class="chat-names">
        <h1>
          <Name>{title}</Name>
        </h1>
        <p>
          {conv.room ? (
            <RoomLine conv={conv} />
          ) : (
            person && (person.online ? t.presence.online : t.presence.lastSeen(ago(person.lastSeen, Date.now() / 1000)))
          )}
        </p>
      </div>
      <IconButton icon="search" label={t.search.here} onClick={() => go(searchAddress(conv.key))} />
      <IconButton
        icon="info"
        label={conv.room ? t.rooms.panel : t.people.profile}
        pressed={panel}
        onClick={() => store.dispatch({ type: 'panel', open: !panel })}
      />
    </header>
  );
}

function RoomLine({ conv }: { conv: Conv }) {
  const members = useApp((state) => state.members[roomKey(conv.id)]);
  const online = useApp((state) => members?.filter(({ user_id }) => isOnline(state, user_id)).length);
  if (!conv.room) return null;
  const { description } = conv.room;
  return (
    <>
      {t.rooms.members(members?.length ?? conv.room.members)}
      {online !== undefined && `, ${t.rooms.online(online)}`}
      {description && (
        <>
          {' · '}
          <span dir="auto">{description}</span>
        </>
      )}
    </>
  );
}

function Typing({ conv }: { conv: Conv }) {
  const line = useApp((state) => {
    const writers = writersOf(state, conv.key);
    return writers.length > 0 ? t.chat.typing(writers.map((id) => nameOf(state, id))) : '';
  });
  return (
    <p class="typing" aria-hidden={line === ''}>
      {line}
    </p>
  );
}

function Ended({ userId }: { userId: string }) {
  const [name, isBlocked] = useApp((state) => [nameOf(state, userId), personKey(userId) in state.blocked]);
  return (
    <div class="chat-ended">
      <p>{isBlocked ? t.chat.blockedThem(name) : t.chat.notFriends(name)}</p>
      <PersonButton userId={userId} />
    </div>
  );
}
