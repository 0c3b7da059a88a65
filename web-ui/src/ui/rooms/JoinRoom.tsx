import { useEffect, useState } from 'preact/hooks';
import { errorText, t } from '../../i18n';
import { Refused } from '../../protocol/errors';
import type { Room } from '../../protocol/objects';
import { roomKey } from '../../state/types';
import { RoomSign } from '../base/Avatar';
import { Empty, ErrorLine, Name, Spinner } from '../base/Bits';
import { Button, IconButton } from '../base/Button';
import { Field } from '../base/Field';
import { Icon } from '../base/Icon';
import { useApp, useEngine } from '../context';
import { address, go } from '../route';
import { useAction } from '../useAction';
import './rooms.css';

/** A room that I am not in: what it is, and the way in that its access type allows. */
export function JoinRoom({ roomId }: { roomId: string }) {
  const engine = useEngine();
  const [room, setRoom] = useState<Room | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  useEffect(() => {
    let here = true;
    engine.ask('GET_ROOM', { room_id: roomId }).then(
      (found) => here && setRoom(found),
      (error: unknown) => here && setFailed(error),
    );
    return () => {
      here = false;
    };
  }, [engine, roomId]);
  const isMissing = failed instanceof Refused && failed.err === 405;
  return (
    <section class="page">
      <IconButton icon="back" label={t.nav.back} class="back" onClick={() => go(address('home'))} />
      {failed !== null && (
        <Empty
          page
          title={isMissing ? t.rooms.notFound : errorText(failed)}
          text={isMissing ? t.rooms.notFoundText : ''}
        >
          <Button onClick={() => go(address('discover'))}>{t.nav.discover}</Button>
        </Empty>
      )}
      {failed === null && (room ? <Gate room={room} /> : <Spinner label={t.app.loading} />)}
    </section>
  );
}

function Gate({ room }: { room: Room }) {
  const isAsked = useApp((state) => roomKey(room.room_id) in state.asked);
  return (
    <div class="gate">
      <RoomSign id={room.room_id} access={room.room_access_type} size="large" />
      <h1>
        <Name>{room.room_nickname}</Name>
      </h1>
      <p class="gate-facts">
        {t.rooms.accessShort[room.room_access_type]} · {t.rooms.members(room.member_count)}
      </p>
      {room.room_description && <p dir="auto">{room.room_description}</p>}
      {isAsked && room.room_access_type === 2 ? <Waiting roomId={room.room_id} /> : <Way room={room} />}
    </div>
  );
}

function Waiting({ roomId }: { roomId: string }) {
  return (
    <div class="waiting" role="status" data-room={roomId}>
      <Icon name="clock" />
      <div>
        <strong>{t.rooms.asked}</strong>
        <p>{t.rooms.askedText}</p>
      </div>
    </div>
  );
}

function Way({ room }: { room: Room }) {
  const { commands } = useEngine();
  const [password, setPassword] = useState('');
  const action = useAction();
  const withPassword = room.room_access_type === 1;
  const isWrong = action.error instanceof Refused && action.error.err === 403;
  const problem = isWrong ? t.rooms.passwordWrong : action.text;
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void action.run(() => commands.enterRoom(room.room_id, withPassword ? password : undefined));
      }}
    >
      {withPassword && (
        <Field
          label={t.rooms.password}
          type="password"
          value={password}
          onInput={setPassword}
          autoFocus
          hint={t.rooms.passwordPrompt}
          error={problem}
        />
      )}
      {!withPassword && <ErrorLine text={problem} />}
      <Button type="submit" kind="main" busy={action.busy}>
        {room.room_access_type === 2 ? t.rooms.ask : t.rooms.enter}
      </Button>
    </form>
  );
}
