import { useEffect, useRef, useState } from 'preact/hooks';
import type { Found } from '../../app/search';
import { useEngine } from '../context';

const PAUSE_MS = 250;

interface Directory {
  /** What was found for the query as it is now; null while that is not known. */
  found: Found | null;
  error: unknown;
  busy: boolean;
  more: () => void;
}

/** People and rooms for a query that somebody is typing. */
export function useDirectory(query: string): Directory {
  const { search } = useEngine();
  const [state, setState] = useState<{ query: string; found: Found | null; error: unknown }>({
    query: '',
    found: null,
    error: null,
  });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const wanted = useRef(query);
  wanted.current = query;

  useEffect(() => {
    if (!query) return;
    const timer = setTimeout(() => {
      search.directory(query).then(
        (found) => wanted.current === query && setState({ query, found, error: null }),
        (error: unknown) => wanted.current === query && setState({ query, found: null, error }),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [search, query]);

  const isCurrent = query !== '' && state.query === query;
  const more = (): void => {
    const { found } = state;
    if (!found || isLoadingMore) return;
    setLoadingMore(true);
    search
      .directory(query, found.next)
      .then(
        ({ users, rooms, next }) =>
          wanted.current === query &&
          setState({
            query,
            found: { users: [...found.users, ...users], rooms: [...found.rooms, ...rooms], next },
            error: null,
          }),
        (error: unknown) => wanted.current === query && setState({ query, found, error }),
      )
      .finally(() => setLoadingMore(false));
  };
  return {
    found: isCurrent ? state.found : null,
    error: isCurrent ? state.error : null,
    busy: (query !== '' && !isCurrent) || isLoadingMore,
    more,
  };
}
