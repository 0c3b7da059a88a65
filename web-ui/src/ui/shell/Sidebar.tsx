import { t } from '../../i18n';
import { friendsOf, roomsOf } from '../../state/select';
import { personKey } from '../../state/types';
import { Avatar } from '../base/Avatar';
import { Name } from '../base/Bits';
import { IconButton } from '../base/Button';
import { Icon, type IconName } from '../base/Icon';
import { useApp, useEngine } from '../context';
import { address, go, searchAddress } from '../route';
import { ConversationRow } from './ConversationRow';
import { NotificationOffer } from './NotificationOffer';

function NavLink({
  to,
  icon,
  label,
  count,
}: {
  to: 'discover' | 'requests' | 'search';
  icon: IconName;
  label: string;
  count?: number;
}) {
  const here = useApp((state) => state.route.name === to);
  return (
    <a
      class="nav-link"
      href={to === 'search' ? searchAddress(null) : address(to)}
      aria-current={here ? 'page' : undefined}
    >
      <Icon name={icon} />
      <span>{label}</span>
      {count ? (
        <span class="badge" role="img" aria-label={t.nav.pending(count)}>
          {count}
        </span>
      ) : null}
    </a>
  );
}

function Me() {
  const { store } = useEngine();
  const me = useApp((state) => state.me);
  const person = useApp((state) => state.people[personKey(state.me)]);
  const online = useApp((state) => state.link.name === 'live');
  const name = person?.nickname ?? me;
  return (
    <div class="me">
      <Avatar id={me} name={name} online={online} />
      <div class="me-names">
        <strong>
          <Name>{name}</Name>
        </strong>
        <small>{me}</small>
      </div>
      <IconButton
        icon="help"
        label={t.help.title}
        onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'help' } })}
      />
      <IconButton icon="settings" label={t.nav.settings} onClick={() => go(address('settings'))} />
    </div>
  );
}

export function Sidebar() {
  const rooms = useApp(roomsOf);
  const friends = useApp(friendsOf);
  const requests = useApp((state) => state.requests.length);
  const synced = useApp((state) => state.synced);
  const { store } = useEngine();
  return (
    <nav class="sidebar" aria-label={t.nav.label}>
      <Me />
      <div class="sidebar-links">
        <button
          type="button"
          class="nav-link jump"
          onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'jump' } })}
        >
          <Icon name="messages" />
          <span>{t.nav.jump}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <NavLink to="discover" icon="userPlus" label={t.nav.discover} />
        <NavLink to="search" icon="search" label={t.nav.search} />
        <NavLink to="requests" icon="inbox" label={t.nav.requests} count={requests} />
      </div>
      <div class="sidebar-lists">
        <div class="list-head">
          <h2>{t.nav.rooms}</h2>
          <IconButton
            icon="plus"
            label={t.nav.newRoom}
            onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'create-room' } })}
          />
        </div>
        {synced && rooms.length === 0 && <p class="list-empty">{t.nav.noRooms}</p>}
        <ul>
          {rooms.map((conv) => (
            <ConversationRow key={conv.key} conv={conv} />
          ))}
        </ul>
        <div class="list-head">
          <h2>{t.nav.people}</h2>
          <IconButton icon="plus" label={t.people.add} onClick={() => go(address('discover'))} />
        </div>
        {synced && friends.length === 0 && <p class="list-empty">{t.nav.noPeople}</p>}
        <ul>
          {friends.map((conv) => (
            <ConversationRow key={conv.key} conv={conv} />
          ))}
        </ul>
      </div>
      <NotificationOffer />
    </nav>
  );
}
