import { t } from '../../i18n';
import type { RoomFacts } from '../../state/types';
import { roomKey } from '../../state/types';
import { RoomSign } from '../base/Avatar';
import { Name } from '../base/Bits';
import { Button, IconButton } from '../base/Button';
import { useApp, useEngine } from '../context';
import { Members } from './Members';
import { RoomSettings } from './RoomSettings';
import './rooms.css';

/** The column on the right of a room: what it is, who is in it, what I may do with it. */
export function RoomPanel({ roomId, room }: { roomId: string; room: RoomFacts }) {
  const { store, commands } = useEngine();
  const muted = useApp((state) => state.muted[roomKey(roomId)] ?? false);
  const mayInvite = room.role !== 'member' || room.access === 0;
  return (
    <aside class="panel" aria-label={t.rooms.panel}>
      <header class="panel-head">
        <h2>{t.rooms.panel}</h2>
        <IconButton
          icon="close"
          label={t.rooms.closePanel}
          onClick={() => store.dispatch({ type: 'panel', open: false })}
        />
      </header>
      <div class="panel-about">
        <RoomSign id={roomId} access={room.access} size="large" />
        <h3>
          <Name>{room.nickname}</Name>
        </h3>
        <p class="quiet">
          {roomId} · {t.rooms.accessShort[room.access]}
        </p>
        <p dir="auto">{room.description || <span class="quiet">{t.rooms.noDescription}</span>}</p>
      </div>
      <div class="panel-actions">
        {mayInvite && (
          <Button
            small
            icon="userPlus"
            onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'invite', roomId } })}
          >
            {t.rooms.invite}
          </Button>
        )}
        <Button small icon="link" onClick={() => commands.copyLink(roomKey(roomId))}>
          {t.rooms.copyLink}
        </Button>
        <Button small icon={muted ? 'bell' : 'bellOff'} onClick={() => commands.mute(roomKey(roomId), !muted)}>
          {muted ? t.rooms.unmute : t.rooms.mute}
        </Button>
      </div>
      <Members roomId={roomId} room={room} />
      {room.role !== 'member' && <RoomSettings roomId={roomId} room={room} />}
      <div class="panel-actions">
        {room.role === 'owner' ? (
          <>
            <p class="quiet">{t.rooms.ownerLeave}</p>
            <Button
              small
              kind="danger"
              icon="trash"
              onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'delete-room', roomId } })}
            >
              {t.rooms.delete}
            </Button>
          </>
        ) : (
          <Button
            small
            kind="danger"
            icon="logOut"
            onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'leave-room', roomId } })}
          >
            {t.rooms.leave}
          </Button>
        )}
      </div>
    </aside>
  );
}
