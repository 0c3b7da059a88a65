import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Member, Role } from '../../protocol/objects';
import { isOnline, nameOf } from '../../state/select';
import { type RoomFacts, roomKey } from '../../state/types';
import { Avatar } from '../base/Avatar';
import { Name, Spinner } from '../base/Bits';
import { Button } from '../base/Button';
import { Menu, type MenuItem } from '../base/Menu';
import { useApp, useEngine } from '../context';
import { report } from '../report';
import { convAddress, go } from '../route';

const RANK: Record<Role, number> = { owner: 0, admin: 1, member: 2 };
const FIRST = 50;

export function Members({ roomId, room }: { roomId: string; room: RoomFacts }) {
  const { lists } = useEngine();
  const members = useApp((state) => state.members[roomKey(roomId)]);
  const [shown, setShown] = useState(FIRST);
  useEffect(() => {
    lists.members(roomId).catch(() => {});
  }, [lists, roomId]);
  const online = useApp((state) =>
    (members ?? []).filter(({ user_id }) => isOnline(state, user_id)).map(({ user_id }) => user_id),
  );
  if (!members) return <Spinner label={t.app.loading} />;
  const there = new Set(online);
  const away = ({ user_id }: Member): number => (there.has(user_id) ? 0 : 1);
  const sorted = [...members].sort(
    (a, b) => RANK[a.role] - RANK[b.role] || away(a) - away(b) || a.user_nickname.localeCompare(b.user_nickname),
  );
  return (
    <section class="panel-section">
      <h3>
        {t.rooms.membersTitle} <span class="quiet">{members.length}</span>
      </h3>
      <ul class="people">
        {sorted.slice(0, shown).map((member) => (
          <MemberRow key={member.user_id} roomId={roomId} room={room} member={member} />
        ))}
      </ul>
      {sorted.length > shown && (
        <Button small kind="quiet" onClick={() => setShown(shown + FIRST * 4)}>
          {t.people.more}
        </Button>
      )}
    </section>
  );
}

function MemberRow({ roomId, room, member }: { roomId: string; room: RoomFacts; member: Member }) {
  const me = useApp((state) => state.me);
  const [name, online] = useApp((state) => [nameOf(state, member.user_id), isOnline(state, member.user_id)]);
  const items = useMemberActions(roomId, room, member);
  return (
    <li class="person">
      <Avatar id={member.user_id} name={name} size="small" online={online} />
      <span class="person-name">
        <Name>{name}</Name>
        {member.user_id === me && <small> ({t.rooms.you})</small>}
      </span>
      {member.role !== 'member' && <span class={`role ${member.role}`}>{t.rooms.roles[member.role]}</span>}
      {items.length > 0 && <Menu label={t.rooms.memberActions(name)} items={items} />}
    </li>
  );
}

/** What the contract lets me do with this member. */
function useMemberActions(roomId: string, room: RoomFacts, member: Member): MenuItem[] {
  const engine = useEngine();
  const me = useApp((state) => state.me);
  const { commands, store } = engine;
  const userId = member.user_id;
  if (userId === me) return [];
  const items: MenuItem[] = [{ label: t.people.profile, icon: 'info', onSelect: () => go(convAddress(`u:${userId}`)) }];
  const isOwner = room.role === 'owner';
  if (isOwner && member.role === 'member') {
    items.push({
      label: t.rooms.appoint,
      icon: 'shield',
      onSelect: () => report(engine, commands.appoint(roomId, userId)),
    });
  }
  if (isOwner && member.role === 'admin') {
    items.push({
      label: t.rooms.dismiss,
      icon: 'shield',
      onSelect: () => report(engine, commands.dismiss(roomId, userId)),
    });
  }
  if (isOwner) {
    items.push({
      label: t.rooms.transfer,
      icon: 'crown',
      onSelect: () => store.dispatch({ type: 'dialog', dialog: { name: 'transfer-room', roomId, userId } }),
    });
  }
  if (isOwner || (room.role === 'admin' && member.role === 'member')) {
    for (const ban of [false, true]) {
      items.push({
        label: ban ? t.rooms.ban : t.rooms.remove,
        icon: ban ? 'lock' : 'logOut',
        danger: true,
        onSelect: () => store.dispatch({ type: 'dialog', dialog: { name: 'remove-member', roomId, userId, ban } }),
      });
    }
  }
  return items;
}
