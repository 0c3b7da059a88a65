import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { idOf, isRoom } from '../../state/types';
import { Spinner } from '../base/Bits';
import { ChatView } from '../chat/ChatView';
import { useApp, useEngine } from '../context';
import { Dialogs } from '../Dialogs';
import { Discover } from '../people/Discover';
import { ProfilePanel, Stranger } from '../people/Profile';
import { Requests } from '../people/Requests';
import { JoinRoom } from '../rooms/JoinRoom';
import { RoomPanel } from '../rooms/RoomPanel';
import { SearchPage } from '../search/SearchPage';
import { Settings } from '../settings/Settings';
import { Announcer } from './Announcer';
import { Home } from './Home';
import { LinkBanner } from './LinkBanner';
import { Sidebar } from './Sidebar';
import { useShortcuts } from './shortcuts';
import './shell.css';

function Main() {
  const route = useApp((state) => state.route);
  const conv = useApp((state) => (state.route.name === 'conv' ? state.convs[state.route.key] : undefined));
  const synced = useApp((state) => state.synced);
  if (route.name === 'discover') return <Discover />;
  if (route.name === 'requests') return <Requests />;
  if (route.name === 'settings') return <Settings />;
  if (route.name === 'search') return <SearchPage place={route.key} />;
  if (route.name === 'home') return <Home />;
  if (conv) return <ChatView key={conv.key} conv={conv} />;
  if (!synced) return <Spinner label={t.app.loading} />;
  return isRoom(route.key) ? (
    <JoinRoom key={route.key} roomId={idOf(route.key)} />
  ) : (
    <Stranger key={route.key} userId={idOf(route.key)} />
  );
}

function Panel() {
  const conv = useApp((state) =>
    state.panel && state.route.name === 'conv' ? state.convs[state.route.key] : undefined,
  );
  if (!conv) return null;
  return conv.room ? (
    <RoomPanel key={conv.key} roomId={conv.id} room={conv.room} />
  ) : (
    <ProfilePanel key={conv.key} userId={conv.id} />
  );
}

export function Shell() {
  const engine = useEngine();
  const routeName = useApp((state) => state.route.name);
  const key = useApp((state) => (state.route.name === 'conv' ? state.route.key : null));
  const isKnown = useApp((state) => key !== null && key in state.convs);
  const panel = useApp((state) => state.panel && state.route.name === 'conv');
  const isFirst = useApp((state) => state.synced && !Object.values(state.convs).some((conv) => conv.open));
  useShortcuts();
  useEffect(() => {
    if (isKnown) engine.showRoute();
  }, [engine, key, isKnown]);
  return (
    <div
      class="shell"
      data-place={routeName === 'home' ? 'list' : 'main'}
      data-panel={panel ? 'open' : undefined}
      data-first={isFirst ? 'yes' : undefined}
    >
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t.app.skip}
      </button>
      <Sidebar />
      <main id="main" class="stage" tabIndex={-1}>
        <LinkBanner />
        <Main />
      </main>
      <Panel />
      <Dialogs />
      <Announcer />
    </div>
  );
}
