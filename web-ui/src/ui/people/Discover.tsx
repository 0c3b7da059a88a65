import { useState } from 'preact/hooks';
import { errorText, t } from '../../i18n';
import { codePoints, limits } from '../../protocol/limits';
import type { AccessType } from '../../protocol/objects';
import { Empty, ErrorLine, Spinner } from '../base/Bits';
import { Button, IconButton } from '../base/Button';
import { Field } from '../base/Field';
import { useApp, useEngine } from '../context';
import { address, go } from '../route';
import { PersonResult, RoomResult } from './results';
import { useDirectory } from './useDirectory';
import './people.css';

type Filter = 'all' | 'people' | AccessType;

/** People and rooms of this server, and what can be done with each. */
export function Discover() {
  const { store } = useEngine();
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const query = typed.trim();
  const tooLong = codePoints(query) > limits.query;
  const { found, error, busy, more } = useDirectory(tooLong ? '' : query);

  const users = filter === 'all' || filter === 'people' ? (found?.users ?? []) : [];
  const rooms =
    filter === 'people'
      ? []
      : (found?.rooms ?? []).filter((room) => filter === 'all' || room.room_access_type === filter);
  const hasMore = found !== null && (found.next.users !== null || found.next.rooms !== null);
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
      {query !== '' && <Chips value={filter} onChange={setFilter} />}
      {query === '' && <Start />}
      <ErrorLine text={error === null ? null : errorText(error)} />
      {found && !hasMore && users.length + rooms.length === 0 && (
        <Empty title={t.people.nothing(query)} text={t.people.nothingText}>
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
      {busy && <Spinner label={t.people.searching} />}
      {!busy && hasMore && <Button onClick={more}>{t.people.more}</Button>}
    </section>
  );
}

/** Before anything is typed: what to do when the other one is not here yet. */
function Start() {
  const { commands } = useEngine();
  const me = useApp((state) => state.me);
  return (
    <Empty title={t.people.start} text={t.people.startText(me)}>
      <Button icon="link" onClick={() => commands.copyLink(`u:${me}`)}>
        {t.people.copyMyLink}
      </Button>
    </Empty>
  );
}

function Chips({ value, onChange }: { value: Filter; onChange: (filter: Filter) => void }) {
  const chips: [Filter, string][] = [
    ['all', t.people.all],
    ['people', t.people.peopleOnly],
    ...([0, 1, 2] as const).map((access): [Filter, string] => [access, t.people.roomFilters[access] ?? '']),
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
