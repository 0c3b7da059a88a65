import { t } from '../../i18n';
import type { Conv } from '../../state/types';
import { Button } from '../base/Button';
import { useApp, useEngine } from '../context';

/** The beginning of a conversation, and how to begin it. */
export function LogStart({ conv, name }: { conv: Conv; name: string }) {
  const { outbox, store, commands } = useEngine();
  const isEmpty = useApp((state) => conv.lastSeq === 0 && !state.outbox[conv.key]?.length);
  const mayInvite = conv.room !== null && (conv.room.role !== 'member' || conv.room.access === 0);
  const text = conv.room
    ? conv.room.history === 1 || conv.room.role === 'owner'
      ? t.chat.startRoomWhole
      : t.chat.startRoomText
    : t.chat.startPersonText;
  const title = conv.room ? t.chat.startRoom(name) : conv.open ? t.chat.startPerson(name) : t.chat.startPast(name);
  return (
    <article class="row log-start" tabIndex={-1}>
      <h2 dir="auto">{title}</h2>
      {conv.open && <p>{text}</p>}
      {isEmpty && conv.open && (
        <div class="buttons start">
          {mayInvite && (
            <>
              <Button
                icon="userPlus"
                onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'invite', roomId: conv.id } })}
              >
                {t.rooms.invite}
              </Button>
              <Button icon="link" onClick={() => commands.copyLink(conv.key)}>
                {t.rooms.copyLink}
              </Button>
            </>
          )}
          {!conv.room && <Button onClick={() => outbox.send(conv.key, '👋')}>{t.chat.wave}</Button>}
        </div>
      )}
    </article>
  );
}
