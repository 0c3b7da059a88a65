import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { validId } from '../../protocol/limits';
import { friendsOf, nameOf } from '../../state/select';
import { roomKey } from '../../state/types';
import { folded } from '../../text/found';
import { Avatar } from '../base/Avatar';
import { ErrorLine, Name } from '../base/Bits';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { Field } from '../base/Field';
import { useApp, useEngine } from '../context';
import { useAction } from '../useAction';

const MOST = 50;

/** Friends who are not in the room yet, one click each; anybody else by ID. */
export function Invite({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const { commands } = useEngine();
  const [typed, setTyped] = useState('');
  const [invited, setInvited] = useState<string[]>([]);
  const friends = useApp((state) => {
    const inside = new Set(state.members[roomKey(roomId)]?.map(({ user_id }) => user_id));
    return friendsOf(state)
      .map(({ id }) => id)
      .filter((id) => !inside.has(id));
  });
  const names = useApp((state) => friends.map((id) => nameOf(state, id)));
  const wanted = folded(typed.trim());
  const shown = friends.filter((id, i) => [id, names[i] ?? ''].some((name) => folded(name).includes(wanted)));
  const other = typed.trim();
  const isOther = other !== '' && !friends.some((id) => id === other);
  return (
    <Dialog title={t.rooms.invite} onClose={onClose} narrow>
      <p>{t.rooms.inviteText}</p>
      <Field
        label={t.rooms.inviteWho}
        value={typed}
        onInput={setTyped}
        autoFocus
        error={isOther && shown.length === 0 && !validId(other) ? t.fields.id : null}
      />
      <ul class="people invitees">
        {shown.slice(0, MOST).map((id) => (
          <Invitee
            key={id}
            id={id}
            done={invited.includes(id)}
            invite={() => commands.invite(roomId, id)}
            onDone={() => setInvited([...invited, id])}
          />
        ))}
        {isOther && validId(other) && (
          <Invitee
            key={other}
            id={other}
            done={invited.includes(other)}
            invite={() => commands.invite(roomId, other)}
            onDone={() => setInvited([...invited, other])}
          />
        )}
      </ul>
      {friends.length === 0 && other === '' && <p class="quiet">{t.rooms.inviteNobody}</p>}
      <div class="buttons">
        <Button icon="link" onClick={() => commands.copyLink(roomKey(roomId))}>
          {t.rooms.copyLink}
        </Button>
        <Button onClick={onClose}>{t.common.done}</Button>
      </div>
    </Dialog>
  );
}

interface InviteeProps {
  id: string;
  done: boolean;
  invite: () => Promise<void>;
  onDone: () => void;
}

function Invitee({ id, done, invite, onDone }: InviteeProps) {
  const name = useApp((state) => nameOf(state, id));
  const action = useAction();
  return (
    <li>
      <div class="person">
        <Avatar id={id} name={name} size="small" />
        <span class="person-name">
          <Name>{name}</Name> {name !== id && <small>{id}</small>}
        </span>
        {done ? (
          <span class="quiet" role="status">
            {t.rooms.invitedShort}
          </span>
        ) : (
          <Button small busy={action.busy} onClick={() => void action.run(invite).then((worked) => worked && onDone())}>
            {t.rooms.inviteButton}
          </Button>
        )}
      </div>
      <ErrorLine text={action.text} />
    </li>
  );
}
