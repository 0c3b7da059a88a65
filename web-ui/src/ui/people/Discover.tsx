import { useEffect, useState } from 'preact/hooks';
import { errorText, t } from '../../i18n';
import { codePoints, limits } from '../../protocol/limits';
import type { AccessType, Room, User } from '../../protocol/objects';
import { personKey, roomKey } from '../../state/types';
import { Avatar, RoomSign } from '../base/Avatar';
import { Empty, ErrorLine, Name, Spinner } from '../base/Bits';
import { Button, IconButton } from '../base/Button';
import { Field } from '../base/Field';
import { useApp, useEngine } from '../context';
import { address, convAddress, go } from '../route';
import './people.css';

const PAUSE_MS = 250;
type Filter = 'all' | 'people' | AccessType;
type Found = { query: string; users: User[]; rooms: Room[] };

export function Discover() {
  const { commands, store } = useEngine();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const query = typed.trim();
  const tooLong = codePoints(query) > limits.query;

  useEffect(() => {
    setError(null);
    if (!query || tooLong) {
      setFound(null);
      return;
    }
    let here = true;
    const timer = setTimeout(() => {
      commands.search(query).then(
        (answer) => here && setFound({ query, ...answer }),
        (problem: unknown) => here && setError(problem),
      );
    }, PAUSE_MS);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [commands, query, tooLong]);

  const users = filter === 'all' || filter === 'people' ? (found?.users ?? []) : [];
  const rooms =
    filter === 'people'
      ? []
      : (found?.rooms ?? []).filter((room) => filter === 'all' || room.room_access_type === filter);
  const create = (): void => store.dispatch({ type: 'dialog', dialog: { name: 'create-room' } });
  return (
    <section class="page">
      <header class="page-head">
        <IconButton icon="back" label={t.nav.back} class="back" onClick={() => go(address('home'))} />
        <h1>{t.people.discover}</h1>
        <Button icon="plus" onClick={create}>
          {t.nav.newRoom}
        </Button>
      </header>
      <Field
        label={t.people.search}
        type="search"
        value={typed}
        onInput={setTyped}
        autoFocus
        hint={t.people.searchHint}
        error={tooLong ? (t.errors[354] ?? null) : null}
      />
      <Chips value={filter} onChange={setFilter} />
      <ErrorLine text={error === null ? null : errorText(error)} />
      {query && !tooLong && error === null && found?.query !== query && <Spinner label={t.people.searching} />}
      {found && users.length + rooms.length === 0 && (
        <Empty title={t.people.nothing(found.query)} text={t.people.nothingText}>
          <Button icon="plus" onClick={create}>
            {t.nav.newRoom}
          </Button>
        </Empty>
      )}
      <ul class="results">
        {users.map((user) => (
          <PersonResult key={user.user_id} user={user} />
        ))}
        {rooms.map((room) => (
          <RoomResult key={room.room_id} room={room} />
        ))}
      </ul>
    </section>
  );
}

function Chips({ value, onChange }: { value: Filter; onChange: (filter: Filter) => void }) {
  const chips: [Filter, string][] = [
    ['all', t.people.all],
    ['people', t.people.peopleOnly],
    ...([0, 1, 2] as const).map((access): [Filter, string] => [access, t.rooms.accessShort[access] ?? '']),
  ];
  return (
    <div class="chips">
      {chips.map(([filter, label]) => (
        <button key={label} type="button" class="chip" aria-pressed={value === filter} onClick={() => onChange(filter)}>
          {label}
        </button>
      ))}
    </div>
  );
}

function PersonResult({ user }: { user: User }) {
  return (
    <li class="result">
      <Avatar id={user.user_id} name={user.user_nickname} online={user.mode === 1} />
      <div class="result-text">
        <strong>
          <Name>{user.user_nickname}</Name>
        </strong>
        <span class="quiet">{user.user_id}</span>
        {user.user_description && <p dir="auto">{user.user_description}</p>}
      </div>
      <PersonButton userId={user.user_id} />
    </li>
  );
}

/** What can be done with a person now: write, wait, or ask. */
export function PersonButton({ userId }: { userId: string }) {
  const { store } = useEngine();
  const [isMe, isFriend, isAsked, wants] = useApp((state) => [
    state.me === userId,
    state.convs[personKey(userId)]?.open ?? false,
    personKey(userId) in state.asked,
    state.requests.some(({ kind, user_id }) => kind === 'friend' && user_id === userId),
  ]);
  if (isMe) return <span class="quiet">{t.people.you}</span>;
  if (isFriend) return <Button onClick={() => go(convAddress(personKey(userId)))}>{t.people.write}</Button>;
  if (wants) return <Button onClick={() => go(address('requests'))}>{t.nav.requests}</Button>;
  if (isAsked) return <span class="quiet">{t.people.requested}</span>;
  return (
    <Button
      kind="main"
      icon="userPlus"
      onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'add-friend', userId } })}
    >
      {t.people.add}
    </Button>
  );
}

function RoomResult({ room }: { room: Room }) {
  const key = roomKey(room.room_id);
  const [isMember, isAsked] = useApp((state) => [key in state.convs, key in state.asked]);
  const label = isMember ? t.people.open : room.room_access_type === 2 ? t.rooms.ask : t.rooms.enter;
  return (
    <li class="result">
      <RoomSign id={room.room_id} access={room.room_access_type} />
      <div class="result-text">
        <strong>
          <Name>{room.room_nickname}</Name>
        </strong>
        <span class="quiet">
          {room.room_id} · {t.rooms.accessShort[room.room_access_type]} · {t.rooms.members(room.member_count)}
        </span>
        {room.room_description && <p dir="auto">{room.room_description}</p>}
      </div>
      {isAsked && !isMember ? (
        <span class="quiet">{t.people.requested}</span>
      ) : (
        <Button kind={isMember ? 'plain' : 'main'} onClick={() => go(convAddress(key))}>
          {label}
        </Button>
      )}
    </li>
  );
}
