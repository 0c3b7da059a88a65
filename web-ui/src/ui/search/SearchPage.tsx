import { useEffect, useState } from 'preact/hooks';
import { errorText, t } from '../../i18n';
import { codePoints, limits } from '../../protocol/limits';
import { titleOf } from '../../state/select';
import type { ConvKey } from '../../state/types';
import { Empty, ErrorLine, Spinner } from '../base/Bits';
import { Button, IconButton } from '../base/Button';
import { Field } from '../base/Field';
import { useApp, useEngine } from '../context';
import { address, convAddress, go, searchAddress } from '../route';
import { FoundMessage } from './FoundMessage';
import './search.css';

const PAUSE_MS = 300;

/** Messages, everywhere or in one conversation. What was found is still there when one comes back. */
export function SearchPage({ place }: { place: ConvKey | null }) {
  const engine = useEngine();
  const search = useApp((state) => state.search);
  const [typed, setTyped] = useState(search.key === place ? search.query : '');
  const query = typed.trim();
  const tooLong = codePoints(query) > limits.query;

  useEffect(() => {
    if (tooLong) return;
    const known = engine.store.get().search;
    if (known.query === query && known.key === place) return;
    const timer = setTimeout(() => void engine.search.begin(query, place), query === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [engine, query, place, tooLong]);

  const isCurrent = search.query === query && search.key === place;
  const isBusy = query !== '' && !tooLong && (!isCurrent || search.busy);
  const isEmpty = isCurrent && query !== '' && !search.busy && search.error === null && search.messages.length === 0;
  return (
    <section class="page">
      <header class="page-head">
        <IconButton
          icon="back"
          label={t.nav.back}
          class="back"
          onClick={() => go(place ? convAddress(place) : address('home'))}
        />
        <h1>{t.search.title}</h1>
      </header>
      <Field
        label={t.search.label}
        type="search"
        value={typed}
        onInput={setTyped}
        autoFocus
        hint={t.search.hint}
        error={tooLong ? (t.errors[354] ?? null) : null}
      />
      {place && <Places place={place} />}
      <p class="hidden" role="status">
        {isCurrent && query !== '' && !search.busy ? t.search.found(search.messages.length, search.next !== null) : ''}
      </p>
      {isEmpty && search.next === null && <Empty title={t.people.nothing(query)} text={t.search.nothingText} />}
      <ul class="results">
        {isCurrent &&
          search.messages.map((message) => (
            <FoundMessage key={message.message_id} message={message} query={query} place={place} />
          ))}
      </ul>
      {isCurrent && <ErrorLine text={search.error === null ? null : errorText(search.error)} />}
      {isBusy && <Spinner label={t.people.searching} />}
      {isCurrent && !search.busy && (search.next !== null || search.error !== null) && (
        <Button onClick={() => void engine.search.more()}>
          {search.error !== null ? t.chat.again : t.search.more}
        </Button>
      )}
    </section>
  );
}

/** Whether one conversation is searched, or all. */
function Places({ place }: { place: ConvKey }) {
  const name = useApp((state) => titleOf(state, place));
  return (
    <div class="chips">
      <span class="chip" aria-current="true" dir="auto">
        {t.search.inside(name)}
      </span>
      <a class="chip" href={searchAddress(null)}>
        {t.search.everywhere}
      </a>
    </div>
  );
}
