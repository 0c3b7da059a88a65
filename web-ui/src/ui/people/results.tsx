import { t } from '../../i18n';
import type { Room, User } from '../../protocol/objects';
import { personKey, roomKey } from '../../state/types';
import { Avatar, RoomSign } from '../base/Avatar';
import { Name } from '../base/Bits';
import { Button } from '../base/Button';
import { useApp, useEngine } from '../context';
import { report } from '../report';
import { address, convAddress, go } from '../route';

export function PersonResult({ user }: { user: User }) {
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

/** What can be done with a person now: write, wait, ask, or make up again. */
export function PersonButton({ userId }: { userId: string }) {
  const engine = useEngine();
  const [isMe, isFriend, isAsked, wants, isBlocked] = useApp((state) => [
    state.me === userId,
    state.convs[personKey(userId)]?.open ?? false,
    personKey(userId) in state.asked,
    state.requests.some(({ kind, user_id }) => kind === 'friend' && user_id === userId),
    personKey(userId) in state.blocked,
  ]);
  if (isMe) return <span class="quiet">{t.people.you}</span>;
  if (isBlocked) {
    return <Button onClick={() => report(engine, engine.commands.unblock(userId))}>{t.people.unblock}</Button>;
  }
  if (isFriend) return <Button onClick={() => go(convAddress(personKey(userId)))}>{t.people.write}</Button>;
  if (wants) return <Button onClick={() => go(address('requests'))}>{t.people.answer}</Button>;
  if (isAsked) return <span class="quiet">{t.people.requested}</span>;
  return (
    <Button
      kind="main"
      icon="userPlus"
      onClick={() => engine.store.dispatch({ type: 'dialog', dialog: { name: 'add-friend', userId } })}
    >
      {t.people.add}
    </Button>
  );
}

export function RoomResult({ room }: { room: Room }) {
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
