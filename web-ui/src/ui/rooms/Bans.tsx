import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Ban } from '../../protocol/objects';
import { nameOf } from '../../state/select';
import { roomKey } from '../../state/types';
import { Name } from '../base/Bits';
import { Button } from '../base/Button';
import { useApp, useEngine } from '../context';
import { report } from '../report';

/** Shown only where somebody is banned. */
export function Bans({ roomId }: { roomId: string }) {
  const engine = useEngine();
  const [bans, setBans] = useState<Ban[]>([]);
  const people = useApp((state) => state.people);
  const members = useApp((state) => state.members[roomKey(roomId)]?.length);
  // A ban changes the number of members
  useEffect(() => {
    engine.ask('GET_ROOM_BANS', { room_id: roomId }).then(
      (answer) => setBans(answer.bans),
      () => setBans([]),
    );
  }, [engine, roomId, members]);
  if (bans.length === 0) return null;
  const lift = (userId: string): void => {
    const done = engine.ask('UNBAN_USER_FROM_ROOM', { room_id: roomId, subject_user_id: userId });
    report(
      engine,
      done.then(() => setBans(bans.filter(({ user_id }) => user_id !== userId))),
    );
  };
  return (
    <>
      <h3>{t.rooms.banned}</h3>
      <ul class="people">
        {bans.map(({ user_id }) => (
          <li key={user_id} class="person">
            <span class="person-name">
              <Name>{nameOf({ ...engine.store.get(), people }, user_id)}</Name>
            </span>
            <Button small onClick={() => lift(user_id)}>
              {t.rooms.unban}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
